import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { codeOf } from '../api/api-error.ts';
import { type Read, Reading } from '../app/reading.tsx';
import { SignedIn } from '../app/signed-in.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { BeforeSending } from './before-sending.tsx';
import { CheckPage } from './check-page.tsx';
import type { Body, Questionnaire } from './form.ts';
import type { Preview } from './preview.ts';
import { SaveEdit, StaleChoice } from './save-edit.tsx';
import type { StepSearch } from './step-search.ts';
import { type DraftOf, Wizard } from './wizard.tsx';

/** Waits for whoever is signed in and for what they want to edit. */
export function Editing<T>({
  noun,
  read,
  children,
}: {
  noun: 'need' | 'idea';
  read: Read<T>;
  children: (item: T) => ReactNode;
}) {
  const { t } = useTranslation();
  const title = t(`posting.${noun}.editTitle`);
  return (
    <SignedIn title={title}>
      {() =>
        read.data === undefined ? (
          <Page title={title}>
            <Reading of={read}>{() => null}</Reading>
          </Page>
        ) : (
          children(read.data)
        )
      }
    </SignedIn>
  );
}

type Props<B extends Body> = {
  item: { id: string; title: string; status: string; version: number };
  about: Questionnaire<B>;
  draft: DraftOf<B> & { version: number | undefined; rebase: (version: number) => void };
  search: StepSearch;
  go: (search: StepSearch) => void;
  preview: Preview;
  pending: boolean;
  fault: unknown;
  save: (version: number) => void;
  /** The version that the server holds at this moment. */
  newest: () => Promise<number>;
};

/** All answers of what was posted, each open to change; when somebody else was faster, the person chooses. */
export function EditForm<B extends Body>(props: Props<B>) {
  const { item, about, draft, search, go, preview, pending, fault, save, newest } = props;
  const saveAs = (version: number): void => {
    draft.rebase(version);
    save(version);
  };
  // The person has chosen their own text over the newest: only now is that taken as read.
  const over = useMutation({ mutationFn: newest, onSuccess: saveAs });
  const stale = fault !== null && codeOf(fault) === 'stale_version';

  if (search.step !== undefined && search.step !== 'check') {
    return (
      <Wizard about={about} draft={draft} search={search} go={go} preview={{ ...preview, id: item.id }} />
    );
  }
  const need = about.noun === 'need';
  return (
    <CheckPage
      about={about}
      body={draft.body}
      go={go}
      fault={fault}
      {...(stale
        ? {
            notice: (
              <StaleChoice
                address={`/${about.noun}s/${item.id}`}
                saveOver={over.mutate}
                pending={pending || over.isPending}
                fault={over.error}
              />
            ),
          }
        : {})}
      back={
        <BackLink to={need ? '/needs/$id' : '/ideas/$id'} params={{ id: item.id }}>
          {item.title}
        </BackLink>
      }
    >
      {(ready) =>
        stale ? null : (
          <>
            <BeforeSending
              asked={{ ...preview, id: item.id, refusedTagIds: [...draft.refused] }}
              set={(part) => draft.set(part as Partial<B>)}
              refuse={draft.refuse}
            />
            <SaveEdit
              ready={ready}
              open={item.status === 'published'}
              save={() => saveAs(draft.version ?? item.version)}
              pending={pending}
            />
          </>
        )
      }
    </CheckPage>
  );
}
