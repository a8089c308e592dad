-- DropTable
DROP TABLE "organisation";

-- CreateTable
CREATE TABLE "hsds_organization" (
    "id" UUID NOT NULL,
    "parent_organization_id" UUID,
    "name" TEXT NOT NULL,
    "alternate_name" TEXT,
    "description" TEXT,
    "email" TEXT,
    "website" TEXT,
    "tax_status" TEXT,
    "tax_id" TEXT,
    "year_incorporated" DOUBLE PRECISION,
    "legal_status" TEXT,
    "logo" TEXT,
    "uri" TEXT,
    "slug" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_service" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "alternate_name" TEXT,
    "description" TEXT,
    "url" TEXT,
    "email" TEXT,
    "status" TEXT NOT NULL,
    "interpretation_services" TEXT,
    "application_process" TEXT,
    "fees_description" TEXT,
    "wait_time" TEXT,
    "fees" TEXT,
    "accreditations" TEXT,
    "eligibility_description" TEXT,
    "minimum_age" DOUBLE PRECISION,
    "maximum_age" DOUBLE PRECISION,
    "assured_date" DATE,
    "licenses" TEXT,
    "alert" TEXT,
    "last_modified" TIMESTAMPTZ(3),
    "slug" TEXT,
    "programme" BOOLEAN,
    "sensitive" BOOLEAN,
    "crisis" BOOLEAN,
    "translations" JSONB,
    "owner_id" TEXT,
    "check_due" DATE,
    "note" TEXT,
    "source" TEXT,

    CONSTRAINT "hsds_service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_location" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "location_type" TEXT NOT NULL,
    "url" TEXT,
    "name" TEXT,
    "alternate_name" TEXT,
    "description" TEXT,
    "transportation" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "external_identifier" TEXT,
    "external_identifier_type" TEXT,
    "slug" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_service_at_location" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "description" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_service_at_location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_contact" (
    "id" UUID NOT NULL,
    "organization_id" UUID,
    "service_id" UUID,
    "service_at_location_id" UUID,
    "location_id" UUID,
    "name" TEXT,
    "title" TEXT,
    "department" TEXT,
    "email" TEXT,

    CONSTRAINT "hsds_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_phone" (
    "id" UUID NOT NULL,
    "location_id" UUID,
    "service_id" UUID,
    "organization_id" UUID,
    "contact_id" UUID,
    "service_at_location_id" UUID,
    "number" TEXT NOT NULL,
    "extension" DOUBLE PRECISION,
    "type" TEXT,
    "description" TEXT,
    "position" DOUBLE PRECISION,
    "translations" JSONB,

    CONSTRAINT "hsds_phone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_address" (
    "id" UUID NOT NULL,
    "location_id" UUID,
    "attention" TEXT,
    "address_1" TEXT NOT NULL,
    "address_2" TEXT,
    "city" TEXT NOT NULL,
    "region" TEXT,
    "state_province" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL,
    "address_type" TEXT NOT NULL,

    CONSTRAINT "hsds_address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_schedule" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "location_id" UUID,
    "service_at_location_id" UUID,
    "valid_from" DATE,
    "valid_to" DATE,
    "dtstart" DATE,
    "timezone" DOUBLE PRECISION,
    "until" DATE,
    "count" DOUBLE PRECISION,
    "wkst" TEXT,
    "freq" TEXT,
    "interval" DOUBLE PRECISION,
    "byday" TEXT,
    "byweekno" TEXT,
    "bymonthday" TEXT,
    "byyearday" TEXT,
    "description" TEXT,
    "opens_at" TEXT,
    "closes_at" TEXT,
    "schedule_link" TEXT,
    "attending_type" TEXT,
    "notes" TEXT,
    "time_zone" TEXT,
    "exception" BOOLEAN,
    "translations" JSONB,

    CONSTRAINT "hsds_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_language" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "location_id" UUID,
    "phone_id" UUID,
    "name" TEXT,
    "code" TEXT,
    "note" TEXT,

    CONSTRAINT "hsds_language_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_service_area" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "service_at_location_id" UUID,
    "name" TEXT,
    "description" TEXT,
    "extent" TEXT,
    "extent_type" TEXT,
    "uri" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_service_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_cost_option" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "option" TEXT,
    "currency" TEXT,
    "amount" DOUBLE PRECISION,
    "amount_description" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_cost_option_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_required_document" (
    "id" UUID NOT NULL,
    "service_id" UUID,
    "document" TEXT,
    "uri" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_required_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_accessibility" (
    "id" UUID NOT NULL,
    "location_id" UUID,
    "description" TEXT,
    "details" TEXT,
    "url" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_accessibility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_taxonomy" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "uri" TEXT,
    "version" TEXT,

    CONSTRAINT "hsds_taxonomy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_taxonomy_term" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "taxonomy_id" UUID,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "taxonomy" TEXT,
    "language" TEXT,
    "term_uri" TEXT,
    "translations" JSONB,

    CONSTRAINT "hsds_taxonomy_term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_attribute" (
    "id" UUID NOT NULL,
    "taxonomy_term_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "link_type" TEXT,
    "link_entity" TEXT NOT NULL,
    "value" TEXT,
    "label" TEXT,
    "position" DOUBLE PRECISION,

    CONSTRAINT "hsds_attribute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_metadata" (
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "last_action_date" DATE NOT NULL,
    "last_action_type" TEXT NOT NULL,
    "field_name" TEXT NOT NULL,
    "previous_value" TEXT,
    "replacement_value" TEXT,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "hsds_metadata_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_state" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hsds_state_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hsds_import" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "changes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hsds_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "hsds_organization_slug_key" ON "hsds_organization"("slug");

-- CreateIndex
CREATE INDEX "hsds_organization_parent_organization_id_idx" ON "hsds_organization"("parent_organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "hsds_service_slug_key" ON "hsds_service"("slug");

-- CreateIndex
CREATE INDEX "hsds_service_organization_id_idx" ON "hsds_service"("organization_id");

-- CreateIndex
CREATE INDEX "hsds_service_check_due_idx" ON "hsds_service"("check_due");

-- CreateIndex
CREATE UNIQUE INDEX "hsds_location_slug_key" ON "hsds_location"("slug");

-- CreateIndex
CREATE INDEX "hsds_location_organization_id_idx" ON "hsds_location"("organization_id");

-- CreateIndex
CREATE INDEX "hsds_service_at_location_service_id_idx" ON "hsds_service_at_location"("service_id");

-- CreateIndex
CREATE INDEX "hsds_service_at_location_location_id_idx" ON "hsds_service_at_location"("location_id");

-- CreateIndex
CREATE INDEX "hsds_contact_organization_id_idx" ON "hsds_contact"("organization_id");

-- CreateIndex
CREATE INDEX "hsds_contact_service_id_idx" ON "hsds_contact"("service_id");

-- CreateIndex
CREATE INDEX "hsds_contact_service_at_location_id_idx" ON "hsds_contact"("service_at_location_id");

-- CreateIndex
CREATE INDEX "hsds_contact_location_id_idx" ON "hsds_contact"("location_id");

-- CreateIndex
CREATE INDEX "hsds_phone_location_id_idx" ON "hsds_phone"("location_id");

-- CreateIndex
CREATE INDEX "hsds_phone_service_id_idx" ON "hsds_phone"("service_id");

-- CreateIndex
CREATE INDEX "hsds_phone_organization_id_idx" ON "hsds_phone"("organization_id");

-- CreateIndex
CREATE INDEX "hsds_phone_contact_id_idx" ON "hsds_phone"("contact_id");

-- CreateIndex
CREATE INDEX "hsds_phone_service_at_location_id_idx" ON "hsds_phone"("service_at_location_id");

-- CreateIndex
CREATE INDEX "hsds_address_location_id_idx" ON "hsds_address"("location_id");

-- CreateIndex
CREATE INDEX "hsds_schedule_service_id_idx" ON "hsds_schedule"("service_id");

-- CreateIndex
CREATE INDEX "hsds_schedule_location_id_idx" ON "hsds_schedule"("location_id");

-- CreateIndex
CREATE INDEX "hsds_schedule_service_at_location_id_idx" ON "hsds_schedule"("service_at_location_id");

-- CreateIndex
CREATE INDEX "hsds_language_service_id_idx" ON "hsds_language"("service_id");

-- CreateIndex
CREATE INDEX "hsds_language_location_id_idx" ON "hsds_language"("location_id");

-- CreateIndex
CREATE INDEX "hsds_language_phone_id_idx" ON "hsds_language"("phone_id");

-- CreateIndex
CREATE INDEX "hsds_service_area_service_id_idx" ON "hsds_service_area"("service_id");

-- CreateIndex
CREATE INDEX "hsds_service_area_service_at_location_id_idx" ON "hsds_service_area"("service_at_location_id");

-- CreateIndex
CREATE INDEX "hsds_cost_option_service_id_idx" ON "hsds_cost_option"("service_id");

-- CreateIndex
CREATE INDEX "hsds_required_document_service_id_idx" ON "hsds_required_document"("service_id");

-- CreateIndex
CREATE INDEX "hsds_accessibility_location_id_idx" ON "hsds_accessibility"("location_id");

-- CreateIndex
CREATE UNIQUE INDEX "hsds_taxonomy_term_code_key" ON "hsds_taxonomy_term"("code");

-- CreateIndex
CREATE INDEX "hsds_taxonomy_term_parent_id_idx" ON "hsds_taxonomy_term"("parent_id");

-- CreateIndex
CREATE INDEX "hsds_taxonomy_term_taxonomy_id_idx" ON "hsds_taxonomy_term"("taxonomy_id");

-- CreateIndex
CREATE INDEX "hsds_attribute_taxonomy_term_id_idx" ON "hsds_attribute"("taxonomy_term_id");

-- CreateIndex
CREATE INDEX "hsds_attribute_link_id_idx" ON "hsds_attribute"("link_id");

-- CreateIndex
CREATE INDEX "hsds_metadata_resource_id_idx" ON "hsds_metadata"("resource_id");

-- CreateIndex
CREATE INDEX "hsds_import_created_at_idx" ON "hsds_import"("created_at");

-- AddForeignKey
ALTER TABLE "hsds_organization" ADD CONSTRAINT "hsds_organization_parent_organization_id_fkey" FOREIGN KEY ("parent_organization_id") REFERENCES "hsds_organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_service" ADD CONSTRAINT "hsds_service_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "hsds_organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_location" ADD CONSTRAINT "hsds_location_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "hsds_organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_service_at_location" ADD CONSTRAINT "hsds_service_at_location_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_service_at_location" ADD CONSTRAINT "hsds_service_at_location_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_contact" ADD CONSTRAINT "hsds_contact_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "hsds_organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_contact" ADD CONSTRAINT "hsds_contact_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_contact" ADD CONSTRAINT "hsds_contact_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "hsds_service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_contact" ADD CONSTRAINT "hsds_contact_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_phone" ADD CONSTRAINT "hsds_phone_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_phone" ADD CONSTRAINT "hsds_phone_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_phone" ADD CONSTRAINT "hsds_phone_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "hsds_organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_phone" ADD CONSTRAINT "hsds_phone_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "hsds_contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_phone" ADD CONSTRAINT "hsds_phone_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "hsds_service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_address" ADD CONSTRAINT "hsds_address_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_schedule" ADD CONSTRAINT "hsds_schedule_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_schedule" ADD CONSTRAINT "hsds_schedule_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_schedule" ADD CONSTRAINT "hsds_schedule_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "hsds_service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_language" ADD CONSTRAINT "hsds_language_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_language" ADD CONSTRAINT "hsds_language_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_language" ADD CONSTRAINT "hsds_language_phone_id_fkey" FOREIGN KEY ("phone_id") REFERENCES "hsds_phone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_service_area" ADD CONSTRAINT "hsds_service_area_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_service_area" ADD CONSTRAINT "hsds_service_area_service_at_location_id_fkey" FOREIGN KEY ("service_at_location_id") REFERENCES "hsds_service_at_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_cost_option" ADD CONSTRAINT "hsds_cost_option_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_required_document" ADD CONSTRAINT "hsds_required_document_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "hsds_service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_accessibility" ADD CONSTRAINT "hsds_accessibility_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "hsds_location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_taxonomy_term" ADD CONSTRAINT "hsds_taxonomy_term_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "hsds_taxonomy_term"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_taxonomy_term" ADD CONSTRAINT "hsds_taxonomy_term_taxonomy_id_fkey" FOREIGN KEY ("taxonomy_id") REFERENCES "hsds_taxonomy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hsds_attribute" ADD CONSTRAINT "hsds_attribute_taxonomy_term_id_fkey" FOREIGN KEY ("taxonomy_term_id") REFERENCES "hsds_taxonomy_term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever keeps the map in memory sees by its version that it is no longer the one in the tables.
INSERT INTO "hsds_state" DEFAULT VALUES;

CREATE FUNCTION hsds_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE hsds_state SET version = version + 1, changed_at = now();
  RETURN NULL;
END $$;

-- Attributes and metadata hang on rows of any table by id only, and go with them.
CREATE FUNCTION hsds_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME <> 'hsds_attribute' THEN
    DELETE FROM hsds_attribute WHERE link_id IN (SELECT id FROM gone);
  END IF;
  DELETE FROM hsds_metadata WHERE resource_id IN (SELECT id FROM gone);
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['organization', 'service', 'location', 'service_at_location', 'contact', 'phone',
    'address', 'schedule', 'language', 'service_area', 'cost_option', 'required_document', 'accessibility', 'taxonomy',
    'taxonomy_term', 'attribute', 'metadata']
  LOOP
    EXECUTE format('CREATE TRIGGER hsds_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON hsds_%s
      FOR EACH STATEMENT EXECUTE FUNCTION hsds_changed()', name);
    CONTINUE WHEN name = 'metadata';
    EXECUTE format('CREATE TRIGGER hsds_gone AFTER DELETE ON hsds_%s
      REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION hsds_gone()', name);
  END LOOP;
END $$;
