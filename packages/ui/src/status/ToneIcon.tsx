import type { Tone } from '../tokens.ts';

/** One simple shape per tone, 12×12, so that colour never stands alone. */
const SHAPES: Record<Tone, string> = {
  new: 'M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6Zm0 2.6a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  waiting: 'M2.5 1h7v2.2L7 6l2.5 2.8V11h-7V8.800L5 6 2.5 3.200V1Z',
  handling: 'M3 1.500 10.200 6 3 10.500Z',
  checking:
    'M5 1a4 4 0 0 1 3.200 6.400l2.600 2.600-1.100 1.100L7.100 8.500A4 4 0 1 1 5 1Zm0 1.600a2.400 2.400 0 1 0 0 4.800 2.400 2.400 0 0 0 0-4.800Z',
  closed: 'M4.600 10.200 1 6.600l1.400-1.400 2.200 2.200 5-5L11 3.800Z',
  overdue: 'M6 .8 11.600 11H.4L6 .8Zm-.7 3.700v3.200h1.400V4.500H5.300Zm0 4v1.300h1.400V8.500H5.300Z',
  void: 'M1.500 5h9v2h-9Z',
};

/** The shape of a tone, in the current text colour unless `filled`. */
export function ToneIcon({ tone, size = 12, filled = false }: { tone: Tone; size?: number; filled?: boolean }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" className="sc-icon">
      <path d={SHAPES[tone]} fillRule="evenodd" fill={filled ? `var(--sc-${tone})` : 'currentColor'} />
    </svg>
  );
}
