import type { Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Question } from '../ui/question.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { addComputer, moveTarget, setComputer } from './answers.ts';
import { ComputerCard } from './computer-card.tsx';
import { useSituation } from './use-situation.ts';

export function WhereScreen() {
  const situation = useSituation();
  const answer = useApp((state) => state.answer);
  return (
    <>
      <TargetPlace situation={situation} />
      <div className="computers">
        {situation.computers.map((computer, index) => (
          <ComputerCard key={cardKey(index)} computer={computer} index={index} situation={situation} />
        ))}
      </div>
      <div>
        <Button
          glyph="plus"
          onPress={() =>
            answer({ question: 'computers', says: 'One more computer' }, (before) => {
              const wish = before.computers.length === 1 ? 'TARGET' : 'MIDDLE';
              return addComputer(before, wish).situation;
            })
          }
        >
          Add computer
        </Button>
      </div>
      <WeakComputer situation={situation} />
    </>
  );
}

/** Names are edited in place: what stays the same while one types is the place in the list. */
const cardKey = (index: number) => `computer ${index}`;

function TargetPlace({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { technician, target } = situation;
  const options = targetPlaces(situation);
  return (
    <Question
      label="The target runs on"
      why={
        <>
          you work at {technician}; who must do what follows from where the target is{' '}
          <span className="rule">1.5</span>.
        </>
      }
    >
      <Segmented
        name="The target runs on"
        options={options}
        value={options.find(({ name }) => name === target.on)?.value}
        onChoose={(value) => {
          const chosen = options.find((option) => option.value === value);
          answer({ question: 'where', says: chosen?.text ?? value }, (before) =>
            moveTarget(before, chosen?.name),
          );
        }}
      />
    </Question>
  );
}

/** This computer or another one; with several others, each by its name. A place without a name is a new computer. */
function targetPlaces({
  technician,
  computers,
}: Situation): { value: string; text: string; name?: string }[] {
  const own = { value: 'this', text: `This computer, ${technician}`, name: technician };
  const [other, ...more] = computers.map(({ name }) => name).filter((name) => name !== technician);
  if (!other) return [own, { value: 'another', text: 'Another computer' }];
  if (more.length === 0) return [own, { value: 'another', text: `Another computer, ${other}`, name: other }];
  return [own, ...[other, ...more].map((name) => ({ value: `named ${name}`, text: name, name }))];
}

function WeakComputer({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { target, technician, computers } = situation;
  if (target.on === technician) return null;
  const weak = computers.find(({ name }) => name === target.on)?.weak === true;
  return (
    <Question
      label="Weak computer"
      why={
        <>
          a computer too short of memory for a debugger can still run <code>dbgsrv</code>{' '}
          <span className="rule">2.5</span>.
        </>
      }
    >
      <Segmented
        name="Weak computer"
        options={[
          { value: 'none', text: 'None' },
          { value: 'target', text: target.on },
        ]}
        value={weak ? 'target' : 'none'}
        onChoose={(choice) =>
          answer(
            {
              question: 'computers.weak',
              says: choice === 'target' ? `${target.on} is weak` : 'No computer is weak',
            },
            (before) => setComputer(before, before.target.on, 'weak', choice === 'target' || undefined),
          )
        }
      />
    </Question>
  );
}
