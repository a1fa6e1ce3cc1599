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
  const { technician, target, computers } = situation;
  const others = computers.filter(({ name }) => name !== technician);
  const options = [
    { value: technician, text: `This computer, ${technician}` },
    ...others.map(({ name }) => ({ value: name, text: name })),
    ...(others.length === 0 ? [{ value: anotherComputer, text: 'Another computer' }] : []),
  ];
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
        value={target.on}
        onChoose={(name) =>
          answer(
            { question: 'where', says: name === anotherComputer ? 'Another computer' : `It runs on ${name}` },
            (before) => moveTarget(before, name === anotherComputer ? undefined : name),
          )
        }
      />
    </Question>
  );
}

/** No computer can have this name: it has spaces. */
const anotherComputer = 'another computer';

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
