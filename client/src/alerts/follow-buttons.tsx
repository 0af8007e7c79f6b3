import { Button } from '@mantine/core';
import { IconBellPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemSearch } from '../items/item-search.ts';
import { useTranslation } from '../words/use-translation.ts';
import { FollowDialog } from './follow-dialog.tsx';

const Opener = ({ label, onOpen }: { label: string; onOpen: () => void }) => (
  <div>
    <Button variant="default" leftSection={<IconBellPlus size={18} aria-hidden />} onClick={onOpen}>
      {label}
    </Button>
  </div>
);

type SaveProps = { about: 'need' | 'idea'; search: ItemSearch };

/** Beside the filters of a list: keeps them, and tells of what is new. */
export const SaveSearch = ({ about, search }: SaveProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Opener label={t('alerts.save')} onOpen={() => setOpen(true)} />
      {open ? (
        <FollowDialog
          title={t('alerts.saveTitle')}
          lead={`${t('alerts.saveLead')}${search.status === undefined ? '' : ` ${t('alerts.openOnly')}`}`}
          about={about}
          filters={{
            q: search.q ?? null,
            tagIds: search.tag ?? [],
            regionCode: search.region ?? null,
            claimed: search.claimed === true,
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};

type FollowProps = {
  noun: 'need' | 'idea';
  tags: readonly { id: string; label: string }[];
  places: readonly { code: string; name: string }[];
};

/** On a need, an idea or a place: what else is like it, by a tag, a place, or both. */
export const FollowItem = ({ noun, tags, places }: FollowProps) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (tags.length === 0 && places.length === 0) return null;
  const label = t(tags.length === 0 ? 'alerts.followPlace' : 'alerts.follow');
  return (
    <>
      <Opener label={label} onOpen={() => setOpen(true)} />
      {open ? (
        <FollowDialog
          title={tags.length === 0 ? label : t('alerts.followTitle')}
          about={tags.length === 0 ? 'both' : noun}
          choices={{ tags, places }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};
