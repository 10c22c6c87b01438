/** Every address that leads nowhere: told in the frame of the shop, with a way back. */
import { AppError } from '#app/utils/app-error.ts';
import { throwAppError } from '#app/utils/errors.server.ts';

export const loader = () => throwAppError(new AppError('not-found'));
export const action = loader;

export default function NotFound() {
  return null;
}
