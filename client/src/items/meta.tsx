import {
  IconBuildingCommunity,
  IconCalendar,
  IconCurrencyPound,
  IconMapPin,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Pill, Pills } from '../ui/pills.tsx';
import { useTranslation } from '../words/use-translation.ts';

const icons = {
  place: IconMapPin,
  day: IconCalendar,
  money: IconCurrencyPound,
  organisation: IconBuildingCommunity,
  person: IconUser,
};

/** One small thing about an item, with its picture; nothing when there is nothing to say. */
export const Meta = ({ icon, children }: { icon: keyof typeof icons; children: ReactNode }) => {
  const Icon = icons[icon];
  return children === undefined || children === null ? null : (
    <li>
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </li>
  );
};

type Place = { code: string; name: string };

/** Up to three places by name, then how many more. */
export const usePlaces = (): ((places: readonly Place[]) => string) => {
  const { t } = useTranslation();
  return (places) => {
    const names = places
      .slice(0, 3)
      .map(({ name }) => name)
      .join(', ');
    const more = places.length - 3;
    if (places.length === 0) return t('items.anywhere');
    return more > 0 ? t('items.morePlaces', { places: names, count: more }) : names;
  };
};

type ItemTag = { id: string; label: string; origin: string; confidence: number };

/** The tags of an item; each leads to what else carries it. */
export const Tags = ({ tags, to }: { tags: readonly ItemTag[]; to: '/needs' | '/ideas' }) => {
  const { t } = useTranslation();
  if (tags.length === 0) return null;
  return (
    <Pills label={t('items.tags')}>
      {tags.map((tag) => (
        <Pill key={tag.id}>
          <Link to={to} search={{ tag: [tag.id] }}>
            {tag.confidence < 1 ? t('items.suggestedTag', { tag: tag.label }) : tag.label}
          </Link>
        </Pill>
      ))}
    </Pills>
  );
};
