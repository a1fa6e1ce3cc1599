/** Checks beyond the shape: names mean computers of the list, the target has what its kind needs, texts fit into commands. */
import { pathText } from './faults.ts';
import type { SituationFault } from './parse.ts';
import type { Situation } from './schema.ts';

export function contradictions(situation: Situation): SituationFault[] {
  return [
    ...duplicates(situation),
    ...unknownNames(situation),
    ...selfReach(situation),
    ...kernelNeeds(situation),
    ...unfitTexts(situation),
  ];
}

function duplicates({ computers }: Situation): SituationFault[] {
  const first = new Map<string, number>();
  const faults: SituationFault[] = [];
  computers.forEach(({ name }, index) => {
    // Windows does not tell computer names apart by letter case, so neither do we.
    const key = name.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else {
      const path = `computers[${index}].name`;
      faults.push({ path, says: `${path} is "${name}": computers[${earlier}] has this name already.` });
    }
  });
  return faults;
}

/** Every place in a situation that names a computer, with its path. */
function namesUsed(situation: Situation): { path: string; name: string }[] {
  const used = [
    { path: 'target.on', name: situation.target.on },
    { path: 'technician', name: situation.technician },
  ];
  if (situation.kernelHost !== undefined) used.push({ path: 'kernelHost', name: situation.kernelHost });
  situation.reach.forEach(({ from, to }, index) => {
    used.push({ path: `reach[${index}].from`, name: from }, { path: `reach[${index}].to`, name: to });
  });
  const lists: [string[], readonly string[]][] = [
    [['symbols', 'on'], situation.symbols.on],
    [['sources', 'on'], situation.sources?.on ?? []],
    [['wants', 'watchers'], situation.wants?.watchers ?? []],
  ];
  for (const [path, names] of lists) {
    names.forEach((name, index) => {
      used.push({ path: pathText([...path, index]), name });
    });
  }
  return used;
}

function unknownNames(situation: Situation): SituationFault[] {
  const known = new Set(situation.computers.map(({ name }) => name));
  const list = listed([...known]);
  return namesUsed(situation)
    .filter(({ name }) => !known.has(name))
    .map(({ path, name }) => ({
      path,
      says: `${path} is "${name}": no computer has this name; there ${list}.`,
    }));
}

/** More names than this make a sentence that nobody reads. */
const shownNames = 8;

function listed(names: string[]): string {
  const more = names.length - shownNames;
  const shown = names.slice(0, shownNames).join(', ');
  return `${names.length === 1 ? 'is' : 'are'} ${shown}${more > 0 ? ` and ${more} more` : ''}`;
}

function selfReach({ reach }: Situation): SituationFault[] {
  return reach.flatMap(({ from, to }, index) =>
    from === to
      ? [
          {
            path: `reach[${index}].to`,
            says: `reach[${index}].to is "${to}": a computer always reaches itself, so "from" and "to" must differ.`,
          },
        ]
      : [],
  );
}

function kernelNeeds({ target, kernelHost, technician }: Situation): SituationFault[] {
  // A computer may look at its own kernel without a wire (L15); every other kernel target needs its neighbour.
  const needsHost = target.kind === 'kernel' && kernelHost === undefined && technician !== target.on;
  if (!needsHost) return [];
  return [
    {
      path: 'kernelHost',
      says: 'kernelHost is missing: a kernel target needs the name of the computer that is wired to it.',
    },
  ];
}

/** Texts that become part of a transport or connection string, where these signs would end the value or the string (4.1, 4.4). */
const insideStrings = /^(computers\[\d+\]\.address|wants\.certificate|wire\..+|reach\[\d+\]\.com\.port)$/;

/** Commands are one line each: a line break in a file name would smuggle in a second command. */
function unfitTexts(situation: Situation): SituationFault[] {
  const faults: SituationFault[] = [];
  const walk = (value: unknown, path: PropertyKey[]): void => {
    if (typeof value === 'string') {
      const place = pathText(path);
      const unfit = [...value].some((sign) => sign < ' ' || sign === '\u007f');
      if (unfit)
        faults.push({
          path: place,
          says: `${place} has a line break or another control character: one line of text is allowed.`,
        });
      else if (insideStrings.test(place) && /[,"@]/.test(value)) {
        faults.push({
          path: place,
          says: `${place} is "${value}": commas, quotation marks and @ would end it inside a command.`,
        });
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(situation, []);
  return faults;
}
