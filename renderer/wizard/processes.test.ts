import { describe, expect, it } from 'vitest';
import { matchingProcesses } from './processes.ts';

const processes = [
  { pid: 100, name: 'orders.exe', user: 'dana', commandLine: 'orders.exe /queue 4312' },
  { pid: 4312, name: 'invoices.exe', user: 'dana' },
  { pid: 7, name: 'System' },
];

describe('the process search', () => {
  it('finds every word anywhere, an exact PID first', () => {
    expect(matchingProcesses(processes, '4312').shown.map(({ pid }) => pid)).toEqual([4312, 100]);
    expect(matchingProcesses(processes, 'DANA order').shown.map(({ pid }) => pid)).toEqual([100]);
    expect(matchingProcesses(processes, 'nothing').shown).toEqual([]);
    expect(matchingProcesses(processes, '  ').shown).toHaveLength(3);
  });

  it('says how many it does not show', () => {
    const many = Array.from({ length: 250 }, (_, pid) => ({ pid: pid + 1, name: 'x' }));
    const { shown, hidden } = matchingProcesses(many, 'x');
    expect(shown.length + hidden).toBe(250);
    expect(hidden).toBeGreaterThan(0);
  });
});
