BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    Connect-Symbl -Local -DataPath (Join-Path $TestDrive 'server')
    Push-Location (Get-RepositoryRoot)
    # The main job of the README, with the jobs kept in a variable.
    $script:groups = Get-ChildItem ./examples/audio/*.wav | Submit-SymblAudio -SpeakerCount 2 | Wait-SymblJob -OutVariable jobs | Get-SymblMessage | Group-Object Speaker
    $script:jobs = $jobs
    $script:call = $jobs | Where-Object Name -EQ 'support-call'
    $script:messages = @($call | Get-SymblMessage)
}

AfterAll {
    Pop-Location
    Disconnect-Symbl -All
}

Describe 'The main job' -Tag UserPath {
    It 'groups the messages of both recordings by speaker in one pipeline' {
        $groups.Name | Sort-Object | Should -Be 'Speaker 1', 'Speaker 2'
        $groups.Group | Should -BeOfType SymblPS.SymblMessage
        ($groups.Group.ConversationId | Select-Object -Unique).Count | Should -Be 2
        ($groups | Measure-Object Count -Sum).Sum | Should -BeGreaterThan 60
        $groups.Group.Text | Should -Contain 'Thank you very much!'
    }

    It 'outputs one completed job for each recording with the name of its file' {
        $jobs | Should -BeOfType SymblPS.SymblJob
        $jobs.Status | Should -Be 'completed', 'completed'
        $jobs.Name | Sort-Object | Should -Be 'support-call', 'support-call-channels'
        $jobs.Source | Sort-Object | Should -Be (Get-ChildItem ./examples/audio/*.wav).FullName
        $jobs.JobId | ForEach-Object { { [guid]$_ } | Should -Not -Throw }
        $call.Elapsed | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'outputs messages in order within the duration of the recording' {
        $offsets = $messages.Offset.TotalSeconds
        $offsets | Should -Be ($offsets | Sort-Object)
        $offsets[0] | Should -BeGreaterThan 0.3
        ($messages[-1].Offset + $messages[-1].Duration).TotalSeconds | Should -BeLessThan 95
        $messages[0].StartTime.Offset | Should -Be ([timespan]::Zero)
        ($messages[-1].StartTime - $messages[0].StartTime).TotalSeconds | Should -BeGreaterThan 60
    }

    It 'outputs the share of each speaker' {
        $speakers = $call | Get-SymblSpeaker

        $speakers.Name | Should -Be 'Speaker 1', 'Speaker 2'
        ($speakers | Measure-Object Share -Sum).Sum | Should -BeGreaterThan 0.999
        ($speakers | Measure-Object Messages -Sum).Sum | Should -Be $messages.Count
        # The agent speaks first and has 66 % of the talk time.
        $speakers[0].Share | Should -BeGreaterThan 0.5
        $speakers[0].Share | Should -BeLessThan 0.8
        $speakers.TalkTime | ForEach-Object { $_.TotalSeconds | Should -BeGreaterThan 15 }
    }

    It 'finds the conversation by id, job and list, with its provenance' {
        $conversation = $call | Get-SymblConversation
        $conversation.Name | Should -Be 'support-call'
        $conversation.Provenance.Words | Should -Not -BeNullOrEmpty
        $conversation.Provenance.Speakers | Should -Not -BeNullOrEmpty
        $conversation | Format-List | Out-String | Should -Match 'Speakers found : 2 of 2'
        $conversation.Provenance | Out-String | Should -Match 'Confidence +: \d+ % \(Speaker 1 \d+ %, Speaker 2 \d+ %\)'
        $call | Format-List | Out-String | Should -Match 'SpeakersFound +: 2 of 2'
        (Get-SymblConversation $call.ConversationId).ConversationId | Should -Be $call.ConversationId
        (Get-SymblConversation -Name 'support-*').ConversationId | Should -Contain $call.ConversationId
        ($conversation | Get-SymblMessage).Count | Should -Be $messages.Count
        $messages[0] | Format-List | Out-String | Should -Match 'Confidence +: [01][.,]\d\d'
    }

    It 'measures talk time, silence and overlap of the whole conversation' {
        $analytics = $call | Get-SymblAnalytics
        $analytics.ConversationId | Should -Be $call.ConversationId
        $analytics.Members.Speaker.Name | Sort-Object | Should -Be 'Speaker 1', 'Speaker 2'
        $sum = ($analytics.Members.TalkTime.TotalSeconds | Measure-Object -Sum).Sum
        # Time in which both talk counts for each of them, and once in total.
        [math]::Abs($analytics.TalkTime.TotalSeconds + $analytics.Overlap.TotalSeconds - $sum) | Should -BeLessThan 0.1
        $analytics.Overlap.TotalSeconds | Should -BeGreaterThan 0.5
        $analytics.Silence.TotalSeconds | Should -BeGreaterThan 1
    }

    It 'includes words and sentiment on request only' {
        $messages[0].Words | Should -BeNullOrEmpty
        $messages[0].Sentiment | Should -BeNullOrEmpty
        $detailed = $call | Get-SymblMessage -Word -Sentiment
        $detailed[0].Words.Word -join ' ' | Should -Be $detailed[0].Text
        $detailed[0].Words[0].Offset | Should -Be $detailed[0].Offset
        $detailed.Sentiment.Suggested | Should -Contain 'positive'
        $detailed.Sentiment.Score | ForEach-Object { [math]::Abs($_) | Should -BeLessOrEqual 1 }
    }

    It 'filters messages by speaker' {
        $one = $call | Get-SymblMessage -Speaker '*1'
        ($one.Speaker.Name | Select-Object -Unique) | Should -Be 'Speaker 1'
        $one.Count | Should -Be @($messages | Where-Object Speaker -EQ 'Speaker 1').Count
    }

    It 'uses the specified names and addresses of channels' {
        $job = Submit-SymblAudio ./examples/audio/support-call-channels.wav -SeparateChannel -Wait -ChannelSpeaker @{
            1 = 'Daniel'
            2 = 'Maria Keller <maria.keller@example.com>'
        }
        $speakers = $job | Get-SymblSpeaker
        $speakers.Name | Should -Be 'Daniel', 'Maria Keller'
        $speakers[1].Email | Should -Be 'maria.keller@example.com'
        # The reference has 66.0 % of the talk time.
        [math]::Round($speakers[0].Share, 1) | Should -Be 0.7
    }

    It 'appends a recording to a conversation' {
        $job = New-PlainRecording (Join-Path $TestDrive 'more.wav') | Submit-SymblAudio -ConversationId $call.ConversationId -SpeakerCount 2 | Wait-SymblJob
        $job.ConversationId | Should -Be $call.ConversationId
        $all = @($call | Get-SymblMessage)
        $all.Count | Should -BeGreaterThan $messages.Count
        $all[-1].Offset | Should -BeGreaterThan $messages[-1].Offset
    }

    It 'deletes a conversation with its messages' {
        $job = New-PlainRecording (Join-Path $TestDrive 'gone.wav') | Submit-SymblAudio -Wait
        $job | Remove-SymblConversation -Confirm:$false
        { $job | Get-SymblConversation -ErrorAction Stop } | Should -Throw -ErrorId 'Symbl.ConversationNotFound,*'
        { $job | Get-SymblMessage -ErrorAction Stop } | Should -Throw -ErrorId 'Symbl.ConversationNotFound,*'
    }
}

Describe 'Messages in other commands' -Tag UserPath {
    It 'export flat columns to CSV with the name of the speaker' {
        $file = Join-Path $TestDrive 'messages.csv'
        $messages | Export-Csv -LiteralPath $file
        $rows = Import-Csv -LiteralPath $file

        $rows.Count | Should -Be $messages.Count
        $rows[0].Speaker | Should -Be $messages[0].Speaker.Name
        $rows[0].Text | Should -Be $messages[0].Text
        $rows.MessageId | Should -Be $messages.MessageId
        [timespan]::Parse($rows[5].Offset, [cultureinfo]::InvariantCulture) | Should -Be $messages[5].Offset
        # A type name in a cell would make the column useless.
        $cells = $rows | ForEach-Object { $_.PSObject.Properties.Value }
        $cells | Where-Object { $_ -match '^(System\.|SymblPS\.)' } | Select-Object -Unique | Should -BeNullOrEmpty
    }

    It 'group, sort, filter and compare by the name of the speaker' {
        @($messages | Where-Object Speaker -EQ 'speaker 2').Count | Should -BeGreaterThan 5
        @($messages | Where-Object { $_.Speaker -like '*2' }).Count | Should -Be @($messages | Where-Object Speaker -EQ 'Speaker 2').Count
        ($messages | Sort-Object Speaker)[0].Speaker.Name | Should -Be 'Speaker 1'
        ($messages | Group-Object Speaker -AsHashTable -AsString)['Speaker 1'] | Should -Not -BeNullOrEmpty
        ($messages | Select-Object -ExpandProperty Speaker -Unique).Count | Should -BeLessOrEqual $messages.Count
    }

    It 'convert to JSON and back without loss' {
        $message = $call | Get-SymblMessage -Word | Select-Object -First 1
        $back = $message | ConvertTo-Json -Depth 4 | ConvertFrom-Json

        $back.MessageId | Should -Be $message.MessageId
        $back.Text | Should -Be $message.Text
        $back.Speaker.Name | Should -Be 'Speaker 1'
        $back.StartTime | Should -Be $message.StartTime.UtcDateTime
        $back.Words[0].Word | Should -Be $message.Words[0].Word
        $back.PSObject.Properties.Name | Should -Contain 'Offset'
    }

    It 'work with Measure-Object' {
        $sum = ($messages | ForEach-Object { $_.Duration.TotalSeconds } | Measure-Object -Sum).Sum
        $sum | Should -BeGreaterThan 60
        ($messages | Measure-Object -Property Text -Word).Words | Should -BeGreaterThan 250
    }
}

Describe 'Paging' -Tag UserPath {
    It 'applies -First and -Skip' {
        ($call | Get-SymblMessage -First 3).MessageId | Should -Be $messages[0..2].MessageId
        ($call | Get-SymblMessage -First 2 -Skip 3).MessageId | Should -Be $messages[3..4].MessageId
        ($call | Get-SymblMessage | Select-Object -First 3).MessageId | Should -Be $messages[0..2].MessageId
        @(Get-SymblConversation -First 1).Count | Should -Be 1
    }

    It 'sorts and filters conversations by time' {
        $all = Get-SymblConversation
        (Get-SymblConversation -Order Descending).ConversationId | Should -Be $all[($all.Count - 1)..0].ConversationId
        Get-SymblConversation -After (Get-Date).AddHours(1) | Should -BeNullOrEmpty
        (Get-SymblConversation -Before (Get-Date).AddHours(1)).Count | Should -Be $all.Count
    }
}
