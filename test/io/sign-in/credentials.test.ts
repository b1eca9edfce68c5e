import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../src/io/sign-in/credentials.ts';

const token = { NEXLOAD_TOKEN: ' t1 ' };
const user = { NEXLOAD_USERNAME: 'ann@example.com', NEXLOAD_PASSWORD: ' p 1 ' };
const plain = { isBasic: false, tokenCommand: null };
const ann = { username: 'ann@example.com', password: ' p 1 ' };

describe('credentials', () => {
  test.each([
    ['a token over a user', { ...token, ...user }, plain, { kind: 'token', token: 't1' }],
    ['a user, whose password is taken as it is', user, plain, { kind: 'password', ...ann, totp: '' }],
    ['a user with a code', { ...user, NEXLOAD_TOTP: '123456' }, plain, { kind: 'password', ...ann, totp: '123456' }],
    ['a token command over a token', token, { ...plain, tokenCommand: 'x' }, { kind: 'command', command: 'x' }],
    ['Basic where it is asked for', { ...token, ...user }, { ...plain, isBasic: true }, { kind: 'basic', ...ann }],
    ['the stored login where there is nothing else', { NEXLOAD_TOKEN: '' }, plain, { kind: 'stored' }],
  ])('are %s', (...[, env, options, credentials]) => {
    expect(readCredentials(env, options)).toEqual(credentials);
  });

  test.each([
    ['a user without a password', { NEXLOAD_USERNAME: 'ann' }, plain, /NEXLOAD_PASSWORD is not/],
    ['a password without a user', { NEXLOAD_PASSWORD: 's3cret' }, plain, /NEXLOAD_USERNAME is not/],
    [
      'Basic without a user',
      token,
      { ...plain, isBasic: true },
      /--auth basic sends NEXLOAD_USERNAME and NEXLOAD_PASSWORD/,
    ],
    [
      'Basic with a colon in the name',
      { NEXLOAD_USERNAME: 'a:b', NEXLOAD_PASSWORD: 's3cret' },
      { ...plain, isBasic: true },
      /holds a colon/,
    ],
    ['a token of two lines', { NEXLOAD_TOKEN: 's3\ncret' }, plain, /holds what no token can hold/],
  ])('are not %s', (...[, env, options, message]) => {
    expect(() => readCredentials(env, options)).toThrow(message);
    expect(() => readCredentials(env, options)).not.toThrow(/s3/);
  });
});
