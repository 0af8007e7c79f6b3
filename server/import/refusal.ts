/** Why a whole file, or the call itself, cannot be used; its message is all that needs to be said. */
export class Refusal extends Error {}
