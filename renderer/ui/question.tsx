import { type ReactNode, useId } from 'react';

interface QuestionProps {
  label: string;
  children: ReactNode;
  /** Why we ask, with its rule. */
  why?: ReactNode;
  /** Stands where `why` stands, but explains something else. */
  hint?: ReactNode;
}

/** A row of a screen: the question at the left, its answer, and why we ask. */
export function Question({ label, children, why, hint }: QuestionProps) {
  const id = useId();
  return (
    <fieldset className="question" aria-labelledby={id}>
      <div className="question-label" id={id}>
        {label}
      </div>
      <div className="question-answer">
        {children}
        {why && (
          <p className="why">
            <b>Why we ask:</b> {why}
          </p>
        )}
        {hint && <p className="why">{hint}</p>}
      </div>
    </fieldset>
  );
}
