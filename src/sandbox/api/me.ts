import { shapes } from '../shapes/get-shape.ts';
import type { User } from '../sign-in/user.ts';
import { json, type Reply } from './reply.ts';

const actions = ['Read', 'List', 'Create', 'Edit', 'Delete'] as const;

/** Who is signed in, and what they may do. */
export function readMe(user: User): Reply {
  const all = shapes.flatMap(({ resource }) => actions.map((action) => `${resource.entity}-${action}`));
  return json(200, {
    Id: 4_200_001,
    Email: user.email,
    FullName: 'Alex Example',
    DefaultBusinessId: 1,
    Businesses: [{ Id: 1, Name: 'Rehearsal House', WebAddress: 'rehearsal-house' }],
    UserRoles: user.roles ?? all,
    IsAdmin: user.roles === null,
    APIAccess: true,
    Active: true,
  });
}
