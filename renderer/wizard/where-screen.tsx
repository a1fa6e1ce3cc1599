import type { Situation } from '../../core/situation/schema.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { addComputer, moveTarget } from './answers.ts';
import { Asked, AskedChoice } from './asked.tsx';
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
      <AskedChoice id="computers.weak" />
    </>
  );
}

/** Names are edited in place: what stays the same while one types is the place in the list. */
const cardKey = (index: number) => `computer ${index}`;

function TargetPlace({ situation }: { situation: Situation }) {
  const answer = useApp((state) => state.answer);
  const { target } = situation;
  const options = targetPlaces(situation);
  return (
    <Asked id="where">
      <Segmented
        name="Where is it?"
        options={options}
        value={options.find(({ name }) => name === target.on)?.value}
        onChoose={(value) => {
          const chosen = options.find((option) => option.value === value);
          answer({ question: 'where', says: chosen?.text ?? value }, (before) =>
            moveTarget(before, chosen?.name),
          );
        }}
      />
    </Asked>
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
