/** Whether a request for a sheet is somebody printing it, not a program looking ahead. */
export const isPrinting = ({ method, headers }: Request): boolean =>
  method === 'GET' && !/prefetch/i.test(headers.get('Sec-Purpose') ?? headers.get('Purpose') ?? '');
