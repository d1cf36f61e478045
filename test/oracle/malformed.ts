/** A document that must not be evaluated: the answer is a deny (reference 3.3 on unknown operators, 1.1 on shape). */
export class MalformedPolicy extends Error {}

/** A question that makes no sense: the answer is a deny. */
export class InvalidRequest extends Error {}
