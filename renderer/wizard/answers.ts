/** Answers as pure changes of a situation. Optional facts are left out, not set to nothing. */
import { newComputer } from '../../core/situation/defaults.ts';
import type { Computer, Reach, Situation, TargetKind } from '../../core/situation/schema.ts';
import { isLinuxTarget, viewOf } from '../../core/situation/view.ts';

/** A copy with the field set, or left out when there is no value. */
export function put<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  const { [key]: _before, ...others } = whole;
  return (value === undefined ? others : { ...others, [key]: value }) as Whole;
}

export const setTarget = <Key extends keyof Situation['target']>(
  situation: Situation,
  key: Key,
  value: Situation['target'][Key] | undefined,
): Situation => ({ ...situation, target: put(situation.target, key, value) });

export function setKind(situation: Situation, kind: TargetKind): Situation {
  const next = setTarget(situation, 'kind', kind);
  const { technician, target } = next;
  // A kernel on another computer is reached by a wire; the technician's end of it is the usual one.
  const host = kind === 'kernel' && technician !== target.on ? (next.kernelHost ?? technician) : undefined;
  return put(next, 'kernelHost', host);
}

export const setComputer = <Key extends keyof Computer>(
  situation: Situation,
  name: string,
  key: Key,
  value: Computer[Key] | undefined,
): Situation => ({
  ...situation,
  computers: situation.computers.map((computer) =>
    computer.name === name ? put(computer, key, value) : computer,
  ),
});

/** Its name is changed everywhere it is used. */
export function renameComputer(situation: Situation, from: string, to: string): Situation {
  const swap = (name: string) => (name === from ? to : name);
  const swapOn = <Files extends { on: string[] }>(files: Files): Files => ({
    ...files,
    on: files.on.map(swap),
  });
  let next: Situation = {
    ...situation,
    technician: swap(situation.technician),
    target: { ...situation.target, on: swap(situation.target.on) },
    computers: situation.computers.map((computer) => ({ ...computer, name: swap(computer.name) })),
    reach: situation.reach.map((reach) => ({ ...reach, from: swap(reach.from), to: swap(reach.to) })),
    symbols: swapOn(situation.symbols),
  };
  if (next.kernelHost) next = { ...next, kernelHost: swap(next.kernelHost) };
  if (next.sources) next = { ...next, sources: swapOn(next.sources) };
  if (next.wants?.watchers)
    next = { ...next, wants: { ...next.wants, watchers: next.wants.watchers.map(swap) } };
  return next;
}

/** SERVER, SERVER2, ...: the first name that no computer has. */
export function freeName(situation: Situation, wish: string): string {
  const taken = new Set(situation.computers.map(({ name }) => name.toLowerCase()));
  let name = wish;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wish}${count}`;
  return name;
}

/** Adds a computer that the technician is assumed to reach, until Reach is answered. */
export function addComputer(situation: Situation, wish: string): { situation: Situation; name: string } {
  const name = freeName(situation, wish);
  return {
    name,
    situation: {
      ...situation,
      computers: [...situation.computers, newComputer(name)],
      reach: [...situation.reach, { from: situation.technician, to: name, via: ['tcp'] }],
    },
  };
}

/** The technician's computer stays; a target on the removed one moves to the technician's. */
export function removeComputer(situation: Situation, name: string): Situation {
  if (name === situation.technician) return situation;
  const not = (other: string) => other !== name;
  let next: Situation = {
    ...situation,
    computers: situation.computers.filter((computer) => not(computer.name)),
    reach: situation.reach.filter(({ from, to }) => not(from) && not(to)),
    symbols: { ...situation.symbols, on: situation.symbols.on.filter(not) },
  };
  if (next.target.on === name) next = setTarget(next, 'on', next.technician);
  if (next.kernelHost === name) next = put(next, 'kernelHost', undefined);
  if (next.sources) next = { ...next, sources: { ...next.sources, on: next.sources.on.filter(not) } };
  if (next.wants?.watchers) {
    next = { ...next, wants: { ...next.wants, watchers: next.wants.watchers.filter(not) } };
  }
  return next;
}

/** The target runs on the named computer; without a name, on a new one. */
export function moveTarget(situation: Situation, name: string | undefined): Situation {
  const added = name === undefined ? addComputer(situation, 'TARGET') : { situation, name };
  const moved = setTarget(added.situation, 'on', added.name);
  // On a new computer the program is of the same kind.
  const linux = name === undefined && isLinuxTarget(viewOf(situation));
  const next = linux ? withLinux(moved, added.name) : moved;
  return setKind(next, next.target.kind);
}

const withLinux = (situation: Situation, name: string): Situation =>
  setComputer(setComputer(situation, name, 'os', 'linux'), name, 'tools', 'gdb');

/** A Linux computer has gdb at hand for a Linux program, and gives its place back for a Windows program (J1). */
export function technicianFits(situation: Situation): Situation {
  const own = situation.computers.find(({ name }) => name === situation.technician);
  const linux = isLinuxTarget(viewOf(situation));
  if (own?.os !== 'linux' || (own.tools === 'gdb') === linux) return situation;
  return setComputer(situation, own.name, 'tools', linux ? 'gdb' : 'kit');
}

export const reachOf = (situation: Situation, from: string, to: string): Reach | undefined =>
  situation.reach.find((reach) => reach.from === from && reach.to === to);

/** Replaces what is said about one direction; undefined: `from` cannot call `to`. */
export function setReach(
  situation: Situation,
  from: string,
  to: string,
  reach: Reach | undefined,
): Situation {
  const index = situation.reach.findIndex((other) => other.from === from && other.to === to);
  const others = situation.reach.filter((_, other) => other !== index);
  if (!reach) return { ...situation, reach: others };
  return {
    ...situation,
    reach:
      index < 0 ? [...others, reach] : situation.reach.map((other, at) => (at === index ? reach : other)),
  };
}

export const setCanCall = (situation: Situation, from: string, to: string, can: boolean): Situation =>
  setReach(
    situation,
    from,
    to,
    can ? (reachOf(situation, from, to) ?? { from, to, via: ['tcp'] }) : undefined,
  );

export const setWant = <Key extends keyof NonNullable<Situation['wants']>>(
  situation: Situation,
  key: Key,
  value: NonNullable<Situation['wants']>[Key] | undefined,
): Situation => ({ ...situation, wants: put({ ...situation.wants }, key, value) });

export const setPrefer = <Key extends keyof NonNullable<Situation['prefer']>>(
  situation: Situation,
  key: Key,
  value: NonNullable<Situation['prefer']>[Key] | undefined,
): Situation => ({ ...situation, prefer: put({ ...situation.prefer }, key, value) });
