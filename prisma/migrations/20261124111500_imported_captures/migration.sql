-- A capture that came in a dossier: which dossier, and who took it at what installation. All null for one taken here.
ALTER TABLE "link_capture" ADD COLUMN "import_id" UUID;
ALTER TABLE "link_capture" ADD COLUMN "taken_by" TEXT;
ALTER TABLE "link_capture" ADD COLUMN "taken_at" TEXT;

CREATE INDEX "link_capture_import_id_idx" ON "link_capture"("import_id");
ALTER TABLE "link_capture" ADD CONSTRAINT "link_capture_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "dossier_import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
