import { Button } from '@mantine/core';
import { useTranslation } from '../words/use-translation.ts';

type Props = {
  read: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
};

/** The next page of a list that grows, where there is one. */
export const ShowMore = ({ read }: Props) => {
  const { t } = useTranslation();
  if (!read.hasNextPage) return null;
  return (
    <div>
      <Button variant="default" loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
        {t('app.showMore')}
      </Button>
    </div>
  );
};
