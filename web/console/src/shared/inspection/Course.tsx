interface CourseProps {
  label: string;
  steps: readonly { key: string; text: string; state: 'done' | 'now' | 'ahead' }[];
}

/** How far something has come, step by step. */
export function Course({ label, steps }: CourseProps) {
  return (
    <ol className="course" aria-label={label}>
      {steps.map(({ key, text, state }) => (
        <li key={key} data-done={state === 'done'} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          {text}
        </li>
      ))}
    </ol>
  );
}
