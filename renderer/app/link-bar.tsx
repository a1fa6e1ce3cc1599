import { useSyncExternalStore } from 'react';
import { connect } from '../store/link.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';

const link = connect();

/** Says when this page has lost the program behind it; what is typed meanwhile is kept. */
export function LinkBar() {
  const state = useSyncExternalStore((changed) => link.onState(changed), link.state);
  if (state === 'lost') {
    return (
      <Note kind="warning" alert>
        The link to Switchboard is lost. This page connects again by itself, and keeps what you type.
      </Note>
    );
  }
  if (state === 'refused') {
    return (
      <Note kind="error" alert>
        Switchboard does not know this page. Open the address that it printed when it was started.
      </Note>
    );
  }
  return <UnsavedBar />;
}

/** The folder may be full or read-only: the plan lives on in this window until it can be saved. */
function UnsavedBar() {
  const saving = useApp((app) => app.saving);
  const saveAgain = useApp((app) => app.saveAgain);
  if (saving.state !== 'failed') return null;
  return (
    <Note
      kind="error"
      alert
      deeds={
        <Button small onPress={saveAgain}>
          Save again
        </Button>
      }
    >
      {saving.says} What you type is kept in this window.
    </Note>
  );
}
