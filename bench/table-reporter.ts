/** Prints what is being measured while it is measured, and at the end one table. */
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { type Row, ratio, rowAnnotation, type Unit } from './rows.ts';

export default class TableReporter implements Reporter {
  private readonly rows: Row[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestBegin(test: TestCase): void {
    console.error(`measuring: ${test.title}`);
  }

  onError(error: TestError): void {
    console.error(error.message ?? error.value);
  }

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { message } of result.errors) console.error(message);
    for (const { type, description } of result.annotations)
      if (type === rowAnnotation && description) this.rows.push(JSON.parse(description));
  }

  onEnd(): void {
    console.log(table(this.rows));
  }
}

const head = ['what', 'ours', 'peer', 'ratio', 'runs'];

/** As Markdown, so that it can be put into docs/performance.md as it is. */
function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => {
    const better = ratio(row);
    return [
      row.what,
      amount(row.ours, row.unit),
      row.peer ? `${amount(row.peer.value, row.unit)} ${row.peer.name}` : '',
      better === undefined ? '' : `x${digits(better)}`,
      row.runs,
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

const amount = (value: number, unit: Unit) => `${digits(value)} ${unit}`;
/** Three digits count: more would be noise. */
const digits = (value: number) =>
  value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
