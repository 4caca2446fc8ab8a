insert into specialties (name) values ('radiology'), ('surgery');
insert into vets (first_name, last_name) values ('Ada', 'Carter'), ('Ben', 'Leary');
insert into vets_specialties (vet_id, specialties_id) values (1, 1), (2, 2);
insert into types (name) values ('cat'), ('dog');
insert into owners (first_name, last_name, city) values ('Cleo', 'Franklin', 'Madison');
insert into pets (name, type_id, owner_id) values ('Leo', 1, 1);
insert into visits (made_on, description, pet_id) values (DATE '2026-01-01', 'vaccinated', 1);
