"""In a step of its own: PostgreSQL changes no table in the transaction that changed its rows."""

from django.db import migrations


def tell(apps, schema_editor):
    """A file that no message has was never seen by anybody."""
    attachments = apps.get_model("conversations", "Attachment").objects
    messages = apps.get_model("conversations", "Message").objects
    for message in messages.exclude(attachment=None).only("pk", "attachment_id").iterator():
        attachments.filter(pk=message.attachment_id).update(message=message.pk)
    attachments.filter(message=None).delete()


def tell_back(apps, schema_editor):
    """A message has one file then: its first."""
    attachments = apps.get_model("conversations", "Attachment").objects
    messages = apps.get_model("conversations", "Message").objects
    for attachment in attachments.select_related("message").iterator():
        attachment.conversation_id = attachment.message.conversation_id
        attachment.save(update_fields=["conversation_id"])
        if attachment.position == 0:
            messages.filter(pk=attachment.message_id).update(attachment=attachment.pk)


class Migration(migrations.Migration):
    dependencies = [("conversations", "0005_several_files_a_message")]

    operations = [migrations.RunPython(tell, tell_back)]
