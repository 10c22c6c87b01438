/** A product's picture on its lit table: the drawings are made for light ground in every theme. */
import { ProductPicture } from '../picture/product-picture.tsx';
import type { ShownPicture } from './types.ts';

export function PictureFrame({
  picture,
  className = '',
}: {
  readonly picture: ShownPicture;
  readonly className?: string;
}) {
  return (
    <div className={`rounded-md bg-stage p-3 ${className}`}>
      <ProductPicture {...picture} className="h-auto w-full" />
    </div>
  );
}
