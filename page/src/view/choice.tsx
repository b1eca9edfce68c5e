import type { VNode } from 'preact';

interface ChoiceFacts {
  readonly label: string;
  readonly options: ReadonlyArray<{ readonly value: string; readonly label: string }>;
  readonly chosen: string | null;
  readonly onChoose: (value: string | null) => void;
  /** True where a single option is a choice as well, beside all. */
  readonly isAlways?: boolean;
}

/** One of several, or all. */
export function Choice({ label, options, chosen, onChoose, isAlways = false }: ChoiceFacts): VNode | null {
  if (options.length < (isAlways ? 1 : 2)) return null;
  return (
    <label>
      <span>{label}</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">all</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
