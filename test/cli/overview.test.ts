import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { renderOverview } from '../../src/cli/overview.ts';

describe('the overview', () => {
  const overview = renderOverview(commands, globalOptions, 80);

  test('names every command and every option of all commands', () => {
    const missing = [...commands.map(({ usage }) => usage), ...Object.keys(globalOptions).map((name) => `--${name}`)];
    expect(missing.filter((word) => !overview.includes(word))).toEqual([]);
  });

  test('fits the terminal', () => {
    expect(overview.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('tells the default where there is one', () => {
    expect(overview).toContain('(default: .nexload)');
  });
});
