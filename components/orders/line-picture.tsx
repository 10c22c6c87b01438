/** The picture of an ordered product, on a light ground: the drawings are inked for paper. */
import { useLocale } from 'use-intl';
import { ProductPicture } from '#components/picture/product-picture.tsx';
import { translate } from '#rules/model/translate.ts';
import type { PictureModel } from './types.ts';

export function LinePicture({
  picture,
  className = 'h-auto w-full',
}: {
  readonly picture: PictureModel;
  readonly className?: string;
}) {
  const locale = useLocale();
  return (
    <div className="flex items-center justify-center rounded-md bg-[#fbfaf7] p-2">
      <ProductPicture
        layers={picture.layers}
        width={picture.width}
        height={picture.height}
        title={translate(picture.title, locale)}
        className={className}
      />
    </div>
  );
}
