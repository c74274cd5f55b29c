
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='OneTimePassword',
            fields=[
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='one_time_password', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pinyin', models.CharField(db_index=True, editable=False, max_length=300)),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='名称')),
                ('is_outlet', models.BooleanField(db_index=True, default=False, verbose_name='媒体')),
            ],
            options={
                'verbose_name': '机构',
                'verbose_name_plural': '机构',
                'ordering': ['pinyin', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pinyin', models.CharField(db_index=True, editable=False, max_length=300)),
                ('name', models.CharField(db_index=True, max_length=100, verbose_name='姓名')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='区别说明')),
            ],
            options={
                'verbose_name': '人物',
                'verbose_name_plural': '人物',
                'ordering': ['pinyin', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='名称')),
            ],
            options={
                'verbose_name': '系列',
                'verbose_name_plural': '系列',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('press_conference', '新闻发布会'), ('news_article', '新闻稿')], max_length=20, verbose_name='类型')),
                ('status', models.CharField(choices=[('draft', '草稿'), ('published', '已发布')], default='draft', max_length=10, verbose_name='状态')),
                ('title', models.CharField(max_length=500, verbose_name='标题')),
                ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='举行时间')),
                ('held_time_known', models.BooleanField(default=True, verbose_name='知道钟点')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='发布日期')),
                ('fetched_at', models.DateTimeField(blank=True, null=True, verbose_name='抓取时间')),
                ('day', models.DateField(editable=False, null=True)),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='地点')),
                ('source', models.CharField(blank=True, db_index=True, max_length=200, verbose_name='来源')),
                ('source_url', models.CharField(blank=True, max_length=2000, verbose_name='来源网址')),
                ('category', models.CharField(blank=True, max_length=200, verbose_name='栏目')),
                ('summary', models.TextField(blank=True, verbose_name='摘要')),
                ('number', models.PositiveIntegerField(blank=True, null=True, verbose_name='场次')),
                ('proposed_topics', models.JSONField(blank=True, default=list, verbose_name='待定主题')),
                ('format', models.CharField(blank=True, editable=False, max_length=40, verbose_name='格式')),
                ('warnings', models.JSONField(blank=True, default=list, editable=False)),
                ('dropped', models.JSONField(blank=True, default=list, editable=False)),
                ('import_key', models.CharField(editable=False, max_length=2100, null=True, unique=True)),
                ('record_digest', models.CharField(blank=True, editable=False, max_length=64)),
                ('imprint', models.JSONField(blank=True, default=dict, editable=False)),
                ('input_digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('text_digest', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('last_number', models.PositiveIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='入库时间')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='修改时间')),
                ('duplicate_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duplicates', to='archive.entry', verbose_name='重复于')),
                ('series', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='archive.series', verbose_name='系列')),
            ],
            options={
                'verbose_name': '条目',
                'verbose_name_plural': '条目',
            },
        ),
        migrations.CreateModel(
            name='NewsArticle',
            fields=[
            ],
            options={
                'verbose_name': '新闻稿',
                'verbose_name_plural': '新闻稿',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('archive.entry',),
        ),
        migrations.CreateModel(
            name='PressConference',
            fields=[
            ],
            options={
                'verbose_name': '新闻发布会',
                'verbose_name_plural': '新闻发布会',
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('archive.entry',),
        ),
        migrations.CreateModel(
            name='Exchange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exchanges', to='archive.entry')),
            ],
            options={
                'verbose_name': '问答',
                'verbose_name_plural': '问答',
            },
        ),
        migrations.CreateModel(
            name='Outbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry_id', models.BigIntegerField()),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('applied_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('applied_at__isnull', True)), fields=['id'], name='outbox_pending')],
            },
        ),
        migrations.CreateModel(
            name='Paragraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='段号')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('text', models.TextField(verbose_name='文字')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='archive.entry')),
            ],
            options={
                'verbose_name': '段落',
                'verbose_name_plural': '段落',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=300, verbose_name='职务（原文）')),
                ('linked_by', models.CharField(blank=True, choices=[('inferred', '推断'), ('editor', '编辑确认')], max_length=10, verbose_name='关联方式')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('name', models.CharField(max_length=100, verbose_name='姓名（原文）')),
                ('organization', models.CharField(blank=True, max_length=200, verbose_name='承前单位')),
                ('capacity', models.CharField(choices=[('host', '主持人'), ('official', '发言人'), ('reporter', '记者')], default='official', max_length=10, verbose_name='身份')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='archive.entry')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)s_mentions', to='archive.person', verbose_name='人物')),
            ],
            options={
                'verbose_name': '出席者',
                'verbose_name_plural': '出席者',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Photo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=300, verbose_name='职务（原文）')),
                ('linked_by', models.CharField(blank=True, choices=[('inferred', '推断'), ('editor', '编辑确认')], max_length=10, verbose_name='关联方式')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('caption', models.CharField(max_length=500, verbose_name='图片说明')),
                ('name', models.CharField(blank=True, max_length=100, verbose_name='姓名（原文）')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='archive.entry')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)s_mentions', to='archive.person', verbose_name='人物')),
            ],
            options={
                'verbose_name': '图片',
                'verbose_name_plural': '图片',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=300, verbose_name='职务（原文）')),
                ('linked_by', models.CharField(blank=True, choices=[('inferred', '推断'), ('editor', '编辑确认')], max_length=10, verbose_name='关联方式')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('name', models.CharField(max_length=100, verbose_name='姓名（原文）')),
                ('attribution', models.CharField(max_length=500, verbose_name='出处（原文）')),
                ('text', models.TextField(verbose_name='引语')),
                ('directness', models.CharField(choices=[('direct', '直接引语'), ('indirect', '间接引语')], default='direct', max_length=10, verbose_name='直接或间接')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='archive.entry')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='archive.paragraph', verbose_name='段落')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)s_mentions', to='archive.person', verbose_name='人物')),
            ],
            options={
                'verbose_name': '引语',
                'verbose_name_plural': '引语',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Reads',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(db_index=True)),
                ('count', models.PositiveIntegerField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='archive.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('heading', models.CharField(max_length=500, verbose_name='小标题')),
                ('level', models.PositiveSmallIntegerField(default=1, verbose_name='层级')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='archive.entry')),
                ('first_paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='archive.paragraph', verbose_name='首段')),
            ],
            options={
                'verbose_name': '小标题',
                'verbose_name_plural': '小标题',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Speech',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(blank=True, max_length=300, verbose_name='职务（原文）')),
                ('linked_by', models.CharField(blank=True, choices=[('inferred', '推断'), ('editor', '编辑确认')], max_length=10, verbose_name='关联方式')),
                ('position', models.PositiveIntegerField(verbose_name='次序')),
                ('role', models.CharField(choices=[('speech', '发言'), ('question', '提问'), ('answer', '回答'), ('narrative', '正文'), ('scene', '现场')], max_length=10, verbose_name='角色')),
                ('label', models.CharField(blank=True, max_length=200, verbose_name='抬头（原文）')),
                ('capacity', models.CharField(blank=True, choices=[('host', '主持人'), ('official', '发言人'), ('reporter', '记者')], max_length=10, verbose_name='身份')),
                ('answer_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='archive.exchange', verbose_name='所答')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speeches', to='archive.entry')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='speeches', to='archive.organization', verbose_name='媒体')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)s_mentions', to='archive.person', verbose_name='人物')),
            ],
            options={
                'verbose_name': '发言',
                'verbose_name_plural': '发言',
                'ordering': ['entry', 'position'],
            },
        ),
        migrations.AddField(
            model_name='paragraph',
            name='speech',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='archive.speech'),
        ),
        migrations.AddField(
            model_name='exchange',
            name='question',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='exchange', to='archive.speech', verbose_name='提问'),
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pinyin', models.CharField(db_index=True, editable=False, max_length=300)),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='名称')),
                ('synonyms', models.TextField(blank=True, help_text='一行一个', verbose_name='同义词')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='archive.topic', verbose_name='上级主题')),
            ],
            options={
                'verbose_name': '主题',
                'verbose_name_plural': '主题',
                'ordering': ['pinyin', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='entry',
            name='topics',
            field=models.ManyToManyField(blank=True, related_name='entries', to='archive.topic', verbose_name='主题'),
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('post', models.CharField(max_length=300, verbose_name='职务')),
                ('organization', models.CharField(blank=True, max_length=200, verbose_name='机构')),
                ('first_seen', models.DateField(blank=True, null=True, verbose_name='首见')),
                ('last_seen', models.DateField(blank=True, null=True, verbose_name='末见')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='archive.person')),
            ],
            options={
                'verbose_name': '任职',
                'verbose_name_plural': '任职',
                'ordering': ['first_seen', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'post', 'organization'), name='membership_once')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(db_index=True, max_length=100, verbose_name='别名')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='archive.person')),
            ],
            options={
                'verbose_name': '别名',
                'verbose_name_plural': '别名',
                'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='alias_once')],
            },
        ),
        migrations.AddIndex(
            model_name='speech',
            index=models.Index(fields=['entry', 'position'], name='speech_order'),
        ),
        migrations.AddConstraint(
            model_name='speech',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['speech', 'question', 'answer', 'narrative', 'scene'])), name='speech_role_known'),
        ),
        migrations.AddIndex(
            model_name='paragraph',
            index=models.Index(fields=['entry', 'position'], name='paragraph_order'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.UniqueConstraint(fields=('entry', 'number'), name='paragraph_number_once'),
        ),
        migrations.AddConstraint(
            model_name='paragraph',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='paragraph_number_from_1'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['status', '-day', '-id'], name='entry_newest'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['status', 'kind', '-day', '-id'], name='entry_kind'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['press_conference', 'news_article'])), name='entry_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='entry_status_known'),
        ),
    ]
