import { Fragment, useState } from 'react';
import { commandParts, maskedSecret, maskSecrets, secretsIn } from '../../core/commands/parts.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { piecesOf } from './pieces.ts';

interface CommandTextProps {
  /** The exact text; what is copied. */
  command: string;
  /** What stands before it: `>` in a command window, a debugger's prompt for what is typed there. */
  ask?: string;
  /** Whose command it is, for screen readers: "step 1". */
  of: string;
  plain?: boolean;
}

/** A command line coloured by part, its passwords as dots, and a button that copies the whole of it. */
export function CommandText({ command, ask = '>', of, plain }: CommandTextProps) {
  const [shown, setShown] = useState(false);
  const hasSecrets = secretsIn(command).length > 0;
  return (
    <div className={plain ? 'command command-plain' : 'command'}>
      <span className="command-ask" aria-hidden="true">
        {ask}
      </span>
      <code aria-hidden={hasSecrets && !shown}>
        {commandParts(command).map(({ from, to, part }) => (
          <span key={from} className={`part-${part}`}>
            {part === 'password' && !shown ? maskedSecret : <Breakable text={command.slice(from, to)} />}
          </span>
        ))}
      </code>
      {hasSecrets && !shown && (
        <span className="unseen">{maskSecrets(command).replaceAll(maskedSecret, 'password, hidden')}</span>
      )}
      {hasSecrets && (
        <Button kind="quiet" small pressed={shown} onPress={() => setShown(!shown)}>
          {shown ? 'Hide password' : 'Show password'}
        </Button>
      )}
      <CopyButton text={command} name={`Copy the command of ${of}`} />
    </div>
  );
}

/** A long transport string may go to the next line after its commas; selecting it by hand still gives the exact text. */
function Breakable({ text }: { text: string }) {
  return piecesOf(text, ',').map(({ at, piece }) => (
    <Fragment key={at}>
      {at > 0 && (
        <>
          ,<wbr />
        </>
      )}
      {piece}
    </Fragment>
  ));
}
