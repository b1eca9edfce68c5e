import { describe, expect, test } from 'vitest';
import { hideDash, showDash } from '../../src/cli/lone-dash.ts';

describe('a lone dash', () => {
  test('is hidden from yargs, which would drop it, and nothing else is', () => {
    const hidden = hideDash(['validate', '-', '-q', '--map', 'a-b']);
    expect(hidden.filter((word) => word === '-')).toEqual([]);
    expect(hidden.toSpliced(1, 1)).toEqual(['validate', '-q', '--map', 'a-b']);
  });

  test('that is a pair ends the options: what stands behind it is words, whatever they look like', () => {
    const hidden = hideDash(['validate', '-q', '--', '--json', '-', '--', 'a-b']);
    expect(hidden.filter((word) => word.startsWith('-'))).toEqual(['-q']);
    expect(showDash({ inputs: hidden.slice(2) })).toEqual({ inputs: ['--json', '-', '--', 'a-b'] });
  });

  test('comes back wherever it stood, alone or in a list', () => {
    const [dash = ''] = hideDash(['-']);
    expect(showDash({ inputs: ['a.csv', dash], output: dash, json: true, map: undefined, name: `x${dash}` })).toEqual({
      inputs: ['a.csv', '-'],
      output: '-',
      json: true,
      map: undefined,
      name: `x${dash}`,
    });
  });
});
