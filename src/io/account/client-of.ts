import { createHash } from 'node:crypto';
import { readCredentials, type Environment } from '../sign-in/credentials.ts';
import type { Target } from './target.ts';

/** What tells one client of a server from another without naming a secret: the server counts the calls of each for itself. */
export function clientOf(env: Environment, target: Target): string {
  return `${target.baseUrl} ${userOf(env, target)}`;
}

function userOf(env: Environment, target: Target): string {
  const credentials = readCredentials(env, target);
  switch (credentials.kind) {
    case 'basic':
    case 'password':
      return credentials.username.toLowerCase();
    case 'token':
      return `token ${digest(credentials.token)}`;
    case 'command':
      return `command ${digest(credentials.command)}`;
    case 'stored':
      return `login ${target.profile ?? ''}`.trim();
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
