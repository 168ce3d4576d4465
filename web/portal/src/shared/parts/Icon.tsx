const PATHS = {
  verify: 'M6 3h9l4 4v14H6zM9.5 13.5l2.2 2.2 4-4.2',
  report: 'M4 10v4h3.5L13 18V6L7.5 10zM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  track: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM9.3 9.8l2 2 3.5-3.8',
  results: 'M5 4h14v16H5zM9 9h6M9 13h6M9 17h3',
  themes: 'M5 5h14v14H5zM8.5 9.5l1 1 1.8-2M13.5 9.5H16M8.5 14.5l1 1 1.8-2M13.5 14.5H16',
  certificate: 'M3.5 6h17v12h-17zM8.5 13a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6 16a2.7 2.7 0 0 1 5 0M14 10h4M14 14h4',
  enterprise: 'M4 20V9l8-4 8 4v11M4 20h16M9 20v-5h6v5M8 11.5h.01M12 11.5h.01M16 11.5h.01',
  draw: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.2',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  place: 'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  star: 'M12 3.8l2.6 5.3 5.8.8-4.2 4.1 1 5.8L12 17l-5.2 2.8 1-5.8L3.6 9.9l5.8-.8z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word; never alone, so hidden from screen readers. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
