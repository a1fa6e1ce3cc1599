import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

/** What happened without a question, at the foot of the page until it is dismissed. */
export function Notices() {
  const notices = useApp((state) => state.notices);
  const dismiss = useApp((state) => state.dismissNotice);
  return (
    <div className="notices" role="status" aria-label="Notices">
      {notices.map(({ id, kind, says, deed }) => (
        <Note
          key={id}
          kind={kind}
          deeds={
            <span className="row">
              {deed && (
                <Button
                  small
                  glyph="undo"
                  onPress={() => {
                    deed.run();
                    dismiss(id);
                  }}
                >
                  {deed.label}
                </Button>
              )}
              <Button kind="quiet" small glyph="cross" name="Dismiss" onPress={() => dismiss(id)} />
            </span>
          }
        >
          {says}
        </Note>
      ))}
    </div>
  );
}
