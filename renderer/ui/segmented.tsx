import { useId } from 'react';

interface SegmentedProps<Value extends string> {
  /** What is asked, for screen readers; the visible question stands beside. */
  name: string;
  options: readonly { value: Value; text: string }[];
  /** Undefined: nothing is chosen yet. */
  value: Value | undefined;
  onChoose(value: Value): void;
}

/** Two to four answers, all visible: a radio group, so the arrow keys move the choice. */
export function Segmented<Value extends string>({ name, options, value, onChoose }: SegmentedProps<Value>) {
  const group = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={name}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input
            type="radio"
            name={group}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span className="segment-text" data-text={option.text}>
            {option.text}
          </span>
        </label>
      ))}
    </div>
  );
}
