/** The one user of the sandbox. */
export interface User {
  readonly email: string;
  readonly password: string;
  /** A token that never expires. */
  readonly token: string;
  /** The code that a sign-in has to give; null where two-factor authentication is off. */
  readonly totp: string | null;
  /** Null for an unrestricted administrator; otherwise such as `ContractDeposit-Edit`. */
  readonly roles: readonly string[] | null;
}

/** True where the user holds the role, as an administrator does every one. */
export function holds(user: User, role: string): boolean {
  return user.roles === null || user.roles.some((held) => held.toLowerCase() === role.toLowerCase());
}
