import type { Reach, Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Select, Tick } from '../ui/field.tsx';
import { Note } from '../ui/note.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { put, reachOf, setCanCall, setReach } from './answers.ts';
import { reachPortsField } from './fields.ts';
import { ReachDrawing } from './reach-drawing.tsx';
import { directions } from './reach-layout.ts';
import { TypedInput } from './typed-input.tsx';
import { useSituation } from './use-situation.ts';

export function ReachScreen() {
  const situation = useSituation();
  const go = useApp((state) => state.go);
  const document = useApp((state) => state.document?.id);
  if (situation.computers.length < 2) {
    return (
      <Note
        deeds={
          <Button
            small
            onPress={() => {
              if (document) go({ at: 'situation', document, screen: 'where' });
            }}
          >
            Go to Where
          </Button>
        }
      >
        Only {situation.technician} takes part: nobody has to call anybody. Another computer is added under
        Where.
      </Note>
    );
  }
  return (
    <>
      <ReachDrawing situation={situation} />
      <ReachTable situation={situation} />
      <p className="why">
        <b>Why we ask:</b> the debugger does not care who calls, firewalls do. If only the server can dial
        out, both ends use <code>clicon</code> <span className="rule">2.2</span>. If both reach a third
        computer only, a repeater there joins them <span className="rule">2.7</span>. Named pipes need ports
        139 and 445 <span className="rule">4.3</span>.
      </p>
    </>
  );
}

function ReachTable({ situation }: { situation: Situation }) {
  return (
    <div className="table">
      <table>
        <caption className="unseen">Who can open a connection to whom</caption>
        <thead>
          <tr>
            <th scope="col">Caller</th>
            <th scope="col">Called</th>
            <th scope="col">Can connect</th>
            <th scope="col">By</th>
            <th scope="col">Ports</th>
            <th scope="col" className="only-wide-cell">
              Link quality
            </th>
          </tr>
        </thead>
        <tbody>
          {directions(situation).map(({ from, to }) => (
            <ReachRow key={`${from} ${to}`} situation={situation} from={from} to={to} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const ways = [
  { via: 'tcp', text: 'TCP' },
  { via: 'npipe', text: 'Pipe' },
  { via: 'com', text: 'COM' },
  { via: 'ssh', text: 'SSH' },
] as const;

function ReachRow({ situation, from, to }: { situation: Situation; from: string; to: string }) {
  const answer = useApp((state) => state.answer);
  const reach = reachOf(situation, from, to);
  const question = `reach ${from} ${to}`;
  const change = (says: string, next: Reach) =>
    answer({ question, says }, (before) => setReach(before, from, to, next));
  return (
    <tr>
      <th scope="row">{from}</th>
      <td>{to}</td>
      <td>
        <Segmented
          name={`${from} can call ${to}`}
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
          value={reach ? 'yes' : 'no'}
          onChoose={(can) =>
            answer({ question, says: `${from} ${can === 'yes' ? 'can' : 'cannot'} call ${to}` }, (before) =>
              setCanCall(before, from, to, can === 'yes'),
            )
          }
        />
      </td>
      <td>
        {reach ? (
          <span className="row wrap">
            {ways.map(({ via, text }) => (
              <Tick
                key={via}
                checked={reach.via.includes(via)}
                onChange={(checked) => {
                  const next = ways
                    .map((way) => way.via)
                    .filter((way) => (way === via ? checked : reach.via.includes(way)));
                  if (next.length > 0) {
                    change(`${from} calls ${to} by ${next.join(', ')}`, { ...reach, via: next });
                  }
                }}
              >
                {text}
              </Tick>
            ))}
          </span>
        ) : (
          '-'
        )}
      </td>
      <td>
        {reach?.via.includes('tcp') ? (
          <TypedInput field={reachPortsField(from, to)} columns={14} placeholder="any" />
        ) : (
          '-'
        )}
      </td>
      <td className="only-wide-cell">
        {reach ? (
          <Select
            name={`Link quality from ${from} to ${to}`}
            options={[
              { value: 'normal', text: 'Normal' },
              { value: 'slow', text: 'Slow' },
            ]}
            value={reach.slow ? 'slow' : 'normal'}
            onChoose={(quality) =>
              change(
                `The link from ${from} to ${to} is ${quality}`,
                put(reach, 'slow', quality === 'slow' ? true : undefined),
              )
            }
            columns={14}
          />
        ) : (
          '-'
        )}
      </td>
    </tr>
  );
}
