/**
 * Adam: steps of gradient ascent, each parameter's own size by the moments of its gradient.
 * Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
const FIRST = 0.9;
const SECOND = 0.99;
const SMALL = 1e-8;

export class Adam {
  private readonly means: Float32Array;
  private readonly squares: Float32Array;
  private steps = 0;

  constructor(size: number) {
    this.means = new Float32Array(size);
    this.squares = new Float32Array(size);
  }

  /** Moves the parameters up the gradient. O(parameters). */
  step(parameters: Float32Array, gradient: Float32Array, rate: number): void {
    const { means, squares } = this;
    this.steps++;
    const scale = Math.sqrt(1 - SECOND ** this.steps);
    const size = (rate * scale) / (1 - FIRST ** this.steps);
    const small = SMALL * scale;
    for (let i = 0; i < parameters.length; i++) {
      const slope = gradient[i] as number;
      const mean = FIRST * (means[i] as number) + (1 - FIRST) * slope;
      const square = SECOND * (squares[i] as number) + (1 - SECOND) * slope * slope;
      means[i] = mean;
      squares[i] = square;
      parameters[i] = (parameters[i] as number) + (size * mean) / (Math.sqrt(square) + small);
    }
  }
}
