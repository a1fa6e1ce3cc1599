import { describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

const read = (...words: string[]) => {
  const result = readCommandLine(words);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const problem = (...words: string[]) => {
  const result = readCommandLine(words);
  return result.ok ? undefined : result.error;
};

describe('readCommandLine', () => {
  it('reads what the plans of the app write', () => {
    expect(read('-server', 'tcp:port=5005', '-pd', '-p', '4312')).toMatchObject({
      servers: ['tcp:port=5005'],
      keepTarget: true,
      pid: 4312,
    });
    expect(read('-server', 'tcp:port=1', '-server', 'tcp:port=2', 'a.exe').servers).toHaveLength(2);
    expect(read('-remote', 'tcp:server=SRV,port=5005').remote).toBe('tcp:server=SRV,port=5005');
    expect(read('-premote', 'tcp:server=SRV,port=5006', '-pn', 'orders.exe')).toMatchObject({
      smartClient: 'tcp:server=SRV,port=5006',
      processName: 'orders.exe',
    });
  });

  it('keeps the words of a program together', () => {
    expect(read('-g', 'C:\\My Shop\\a.exe', '-x', 'two words').commandLine).toBe(
      '"C:\\My Shop\\a.exe" -x "two words"',
    );
  });

  it('ignores the case of options, apart from -g and -G', () => {
    expect(read('/PD', '-G', '-p', '0n12')).toMatchObject({
      keepTarget: true,
      finalBreak: false,
      initialBreak: true,
      pid: 12,
    });
  });

  it.each([
    [['-foo', 'a.exe'], "Unknown option '-foo'"],
    [['-server'], '-server needs a value'],
    [['-pd', '-server', 'tcp:port=1', 'a.exe'], '-server must be the first option'],
    [['-p', 'abc'], "'abc' is not a number"],
    [['-remote', 'tcp:port=1', 'a.exe'], '-remote joins a session: the target is chosen by the server'],
    [['-g'], 'No target'],
    [['-?'], ''],
  ])('refuses %j', (words, says) => {
    expect(problem(...words)).toBe(says);
  });
});
