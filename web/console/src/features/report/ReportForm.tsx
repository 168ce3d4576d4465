import type { LonLat } from '@shancheng/contracts/common';
import { useName } from '@shancheng/ui';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyMap } from '../../shared/LazyMap.tsx';
import { useEventTypes } from '../../shared/use-catalogue.ts';
import { CoordinateFields } from './CoordinateFields.tsx';
import { REPORT_SOURCES, type ReportSource, useReport } from './use-report.tsx';

/** Type, source, words and a click on the map. What was typed stays until it has been taken. */
export function ReportForm() {
  const { t } = useTranslation();
  const name = useName();
  const types = useEventTypes();
  const [eventType, setEventType] = useState<string>();
  const [source, setSource] = useState<ReportSource>('hotline');
  const [description, setDescription] = useState('');
  const [location, setLocation] = useState<LonLat>();
  const [asked, setAsked] = useState(false);
  const report = useReport();
  const missing = {
    eventType: eventType === undefined,
    description: description.trim() === '',
    location: location === undefined,
  };
  const groups = useMemo(() => grouped(types.data ?? [], name), [types.data, name]);

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (eventType === undefined || location === undefined || description.trim() === '') return;
    report.send({ eventType, source, description: description.trim(), location });
  }
  const error = (wrong: boolean, text: string) => (asked && wrong ? <p className="field-problem">{text}</p> : null);

  return (
    <form className="report" onSubmit={submit} noValidate>
      <div className="card report-fields">
        <label htmlFor="report-type">{t('queue.type')}</label>
        <Select
          id="report-type"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('report.typeHint')}
          {...(eventType === undefined ? {} : { value: eventType })}
          options={groups}
          loading={types.isPending}
          status={asked && missing.eventType ? 'error' : ''}
          onChange={setEventType}
        />
        {error(missing.eventType, t('report.typeMissing'))}
        <label htmlFor="report-source">{t('queue.source')}</label>
        <Select
          id="report-source"
          value={source}
          options={REPORT_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          onChange={setSource}
        />
        <label htmlFor="report-words">{t('incident.what')}</label>
        <Input.TextArea
          id="report-words"
          rows={5}
          maxLength={2000}
          showCount
          placeholder={t('report.wordsHint')}
          value={description}
          status={asked && missing.description ? 'error' : ''}
          onChange={(event) => setDescription(event.target.value)}
        />
        {error(missing.description, t('report.wordsMissing'))}
        <CoordinateFields value={location} onChange={setLocation} />
        {error(missing.location, t('report.placeMissing'))}
        <Button type="primary" htmlType="submit" size="large" loading={report.isPending}>
          {t('report.send')}
        </Button>
        {report.problem}
      </div>
      <div className="card report-map">
        <p className="report-map-hint">{t('map.pickHere')}</p>
        <LazyMap pin={location} onPick={setLocation} legend={false} />
      </div>
    </form>
  );
}

interface TypeRow {
  code: string;
  name: { zh: string; en: string };
  majorCode: string;
  majorName: { zh: string; en: string };
}

function grouped(types: readonly TypeRow[], name: (name: { zh: string; en: string }) => string) {
  const majors = new Map<string, { label: string; options: { value: string; label: string }[] }>();
  for (const type of types) {
    const group = majors.get(type.majorCode) ?? { label: name(type.majorName), options: [] };
    group.options.push({ value: type.code, label: `${type.code} ${name(type.name)}` });
    majors.set(type.majorCode, group);
  }
  return [...majors.values()];
}
