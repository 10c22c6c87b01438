/** A mistake in an authored family, told so that its author finds the place. */
export interface FamilyFault {
  readonly file: string;
  /** JSON path inside that file. */
  readonly path: string;
  /** The rule it is in, where it is in one. */
  readonly rule?: string;
  readonly message: string;
}

/** Reports a fault at a path of the joined document. */
export type Report = (path: readonly (string | number)[], message: string) => void;
