-- Who may look people up, and who may replace outlines.
insert into auth.role_permissions (role, permission) values
  ('operator', 'person.view'), ('shift-lead', 'person.view'), ('duty-leader', 'person.view'), ('system-admin', 'person.view'),
  ('system-admin', 'directory.import');
