/** What is learnt of what people choose, as staff see it. */
export interface LearntVersion {
  readonly version: number;
  /** Something can be marked by it. */
  readonly inUse: boolean;
  readonly rows: number;
  readonly people: number;
  readonly asked: number;
  readonly wrong: number;
  readonly popularWrong: number;
  readonly learntAt: string;
  readonly marked: number;
  readonly taken: number;
}

export interface LearntFamily {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly LearntVersion[];
}
