import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../src/io/api/classify.ts';
import type { Json } from '../../../src/model.ts';
import type { Reply } from '../../../src/ports.ts';

const noon = Date.UTC(2026, 0, 15, 12, 0, 0);

describe('whatever comes', () => {
  const foreign = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .array(fc.constantFrom('<', '>', '</', '<script>', '&lt;', 'b', ' ', '\u001b[31m', '\u202e', '"'))
      .map((parts) => parts.join('')),
    fc
      .record(
        { Message: fc.anything(), Errors: fc.anything(), WasSuccessful: fc.anything(), Value: fc.anything() },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))),
  );
  const headers = fc.dictionary(
    fc.oneof(fc.constantFrom('retry-after', 'date', 'location'), fc.string()),
    fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined)),
  );

  test('nothing throws, and every message is one clean line', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.constantFrom(200, 302, 400, 401, 404, 409, 429, 500, 503)),
        foreign,
        headers,
        (status, body, sent) => {
          for (const isWrite of [false, true]) {
            const reply = classify({ kind: 'answered', status, body, headers: sent, isWrite, at: noon });
            for (const said of messagesOf(reply)) assertClean(said);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a wait is always between the shortest window and a day', () => {
    fc.assert(
      fc.property(foreign, headers, (body, sent) => {
        const reply = classify({ kind: 'answered', status: 429, body, headers: sent, isWrite: true, at: noon });
        const waitMs = reply.kind === 'throttled' ? reply.waitMs : Number.NaN;
        expect(waitMs).toBeGreaterThanOrEqual(100);
        expect(waitMs).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });

  test('megabytes of opened tags are cleaned at once', () => {
    const reply = classify({
      kind: 'answered',
      status: 502,
      headers: {},
      isWrite: false,
      body: '<a '.repeat(1_000_000),
      at: noon,
    });
    for (const said of messagesOf(reply)) assertClean(said);
  });
});

function messagesOf(reply: Reply<Json>): readonly string[] {
  const fields = reply.kind === 'rejected' ? reply.errors.flatMap(({ property, message }) => [property, message]) : [];
  return 'message' in reply ? [reply.message, ...fields] : fields;
}

function assertClean(said: string): void {
  expect(said.length).toBeLessThanOrEqual(200);
  expect(said).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(said).not.toMatch(/<[a-z/!?]/i);
}
