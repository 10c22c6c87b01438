/**
 * The part somebody points at, which the picture shows.
 *
 * Kept beside React's state: pointing draws the picture anew and nothing else. A pointer on its way
 * across the page, or to a press, points at nothing: it has to rest.
 */
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';

const REST_MS = 120;

export class PointedPart {
  private part: string | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The variable pointed at; undefined where it is none. */
  readonly now = (): string | undefined => this.part;

  /** At once; by keyboard one points where one is. */
  point(part: string | undefined): void {
    clearTimeout(this.resting);
    if (part === this.part) return;
    this.part = part;
    this.listeners.forEach((listener) => listener());
  }

  /** After the pointer has rested there for a moment. */
  hover(part: string | undefined): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.point(part), REST_MS);
  }

  /** What the pointer does now is no pointing. */
  forget(): void {
    clearTimeout(this.resting);
  }
}

const PointedContext = createContext(new PointedPart());

export const PointedProvider = PointedContext.Provider;
export const usePointing = (): PointedPart => useContext(PointedContext);

/** One for a page, forgotten with it. */
export function useOwnPointing(): PointedPart {
  const [pointed] = useState(() => new PointedPart());
  useEffect(() => () => pointed.forget(), [pointed]);
  return pointed;
}

const nothing = (): undefined => undefined;

export function usePointed(): string | undefined {
  const pointed = usePointing();
  return useSyncExternalStore(pointed.subscribe, pointed.now, nothing);
}
