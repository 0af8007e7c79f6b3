import { useRef } from 'react';
import { listImports } from '#server/import/imports.contract.ts';
import { usePages } from '../api/use-read.ts';
import { ItemList } from '../items/item-list.tsx';
import { Empty } from '../ui/states.tsx';
import { useTranslation } from '../words/use-translation.ts';
import { AdministratorsOnly } from './administrators-only.tsx';
import { ImportForm } from './import-form.tsx';
import { ImportLine } from './import-line.tsx';

export const ImportsPage = () => {
  const { t } = useTranslation();
  return (
    <AdministratorsOnly title={t('imports.title')} lead={t('imports.lead')}>
      <Imports />
    </AdministratorsOnly>
  );
};

const Imports = () => {
  const { t } = useTranslation();
  const read = usePages(listImports, {});
  const list = useRef<HTMLHeadingElement>(null);
  return (
    <>
      {read.first === undefined ? null : (
        <ImportForm limit={read.first.limit} onSent={() => list.current?.focus()} />
      )}
      <h2 ref={list} tabIndex={-1}>
        {t('imports.list')}
      </h2>
      <ItemList
        read={read}
        lined
        label={t('imports.list')}
        empty={<Empty title={t('imports.none')}>{t('imports.noneBody')}</Empty>}
      >
        {(one) => <ImportLine listed={one} />}
      </ItemList>
    </>
  );
};
