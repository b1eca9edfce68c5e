import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { parseBaseUrl } from '../../../src/io/api/base-url.ts';

describe('a base URL', () => {
  test.each([
    ['https://spaces.nexudus.com', 'https://spaces.nexudus.com'],
    [' https://Spaces.Nexudus.com/ ', 'https://spaces.nexudus.com'],
    ['https://gateway.example/nexudus/', 'https://gateway.example/nexudus'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is taken as %s', (text, baseUrl) => {
    expect(parseBaseUrl(text)).toBe(baseUrl);
  });

  test.each([
    ['http to another machine', 'http://spaces.nexudus.com', /in the clear/],
    ['http to a name that only begins like this machine', 'http://localhost.example', /in the clear/],
    ['http to a name that only looks like an address', 'http://127.0.0.1.example', /in the clear/],
    ['another protocol', 'ftp://spaces.nexudus.com', /no address/],
    ['a host without a protocol', 'spaces.nexudus.com', /no address/],
    ['nothing', '', /no address/],
    ['the path of the API', 'https://spaces.nexudus.com/api/', /more than the place/],
    ['a query', 'https://spaces.nexudus.com/?x=1', /more than the place/],
  ])('that is %s is refused', (_, text, message) => {
    expect(() => parseBaseUrl(text)).toThrow(message);
  });

  test.each(['https://ann:hunter2@spaces.nexudus.com', 'ann:hunter2@spaces.nexudus.com', 'https://ann:hunter2@'])(
    'with a password (%#) is refused without repeating it',
    (text) => {
      const error = errorOf(() => parseBaseUrl(text));
      expect(`${error.message} ${error.hint}`).not.toContain('hunter2');
      expect(error.exitCode).toBe(2);
    },
  );
});

function errorOf(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
  }
  throw new Error('nothing was refused');
}
