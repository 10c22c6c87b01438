/**
 * Gathers what is drawn on a page and hands it on at the page's end, as the same bytes.
 *
 * pdfkit turns every operator into a byte array of its own. A sheet has tens of thousands of them,
 * and so many small buffers outside the heap leave the process larger than it ever needs to be.
 */
interface Writable {
  write(chunk: string | Uint8Array): void;
  end(): void;
}

/** Call it before anything is drawn on the page. */
export function joinWrites(page: object): void {
  const writable = page as Writable;
  const write = writable.write.bind(writable);
  const end = writable.end.bind(writable);
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length > 0) write(waiting.join('\n'));
    waiting = [];
  };
  writable.write = (chunk) => {
    if (typeof chunk === 'string') {
      waiting.push(chunk);
      return;
    }
    flush();
    write(chunk);
  };
  writable.end = () => {
    flush();
    end();
  };
}
