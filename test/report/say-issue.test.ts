import { expect, test } from 'vitest';

import { sayIssue } from '../../src/report/say-issue.ts';
import { issueOf } from './make-report.ts';

test.each([
  [{}, 'D41 PauseUntil: "31/13/2025" is not a date; write it like 2025-12-31'],
  [{ hint: null }, 'D41 PauseUntil: "31/13/2025" is not a date'],
  [{ field: null }, 'D41: "31/13/2025" is not a date; write it like 2025-12-31'],
  [{ cell: null, field: null, message: 'the row has 3 cells', hint: null }, 'row 41: the row has 3 cells'],
  [
    { cell: null, field: null, line: 57, message: 'the row has 3 cells', hint: null },
    'row 41 (line 57): the row has 3 cells',
  ],
  [{ cell: null, field: null, line: null, message: 'the row has 3 cells', hint: null }, 'row 41: the row has 3 cells'],
  [{ cell: null, row: null, field: null, message: 'there is no Id column', hint: null }, 'there is no Id column'],
])('an issue with %j says %j', (facts, sentence) => {
  expect(sayIssue(issueOf(facts))).toBe(sentence);
});
