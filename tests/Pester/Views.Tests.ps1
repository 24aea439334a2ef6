BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    Connect-Symbl -Local -DataPath (Join-Path $TestDrive 'server')
    $script:job = Submit-SymblAudio (Get-SampleRecording) -SpeakerCount 2 -Wait
    $script:messages = @($job | Get-SymblMessage)
    $script:wide = $messages | Out-String -Width 200

    # Text without layout, to compare words across lines.
    function Compress-Text([string] $Text) { $Text -replace '\s+', ' ' }
}

AfterAll { Disconnect-Symbl -All }

Describe 'The default view of messages' {
    It 'has a heading for each turn, in order of time' {
        $headings = [regex]::Matches($wide, '(?m)^\s*Speaker: (.+?)\s*$').ForEach({ $_.Groups[1].Value })
        $turns = [System.Collections.Generic.List[string]]::new()
        foreach ($message in $messages) { if ($turns.Count -eq 0 -or $turns[-1] -ne $message.Speaker.Name) { $turns.Add($message.Speaker.Name) } }

        $headings | Should -Be $turns
        $headings.Count | Should -BeGreaterThan 10
    }

    It 'shows offset, duration and text of every message' {
        $culture = [cultureinfo]::CurrentCulture
        foreach ($message in $messages) {
            $offset = '{0}:{1}' -f [math]::Floor($message.Offset.TotalMinutes), ($message.Offset.TotalSeconds % 60).ToString('00.0', $culture)
            $duration = $message.Duration.TotalSeconds.ToString('0.0', $culture) + ' s'
            $wide | Should -Match ('(?m)^\s*' + [regex]::Escape($offset) + '\s+' + [regex]::Escape($duration) + '\s+' + [regex]::Escape($message.Text.Substring(0, [math]::Min(20, $message.Text.Length))))
        }
    }

    It 'wraps text without truncation at width <_>' -ForEach 120, 80, 50 {
        $shown = $messages | Out-String -Width $_
        ($shown -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $shown | Should -Not -Match '…|\.\.\.'
        # Long words break anywhere, so compare without spaces.
        $letters = $shown -replace '\s'
        foreach ($message in $messages) { $letters | Should -Match ([regex]::Escape(($message.Text -replace '\s'))) }
    }

    It 'shows unrecognized speech as its duration' {
        $plain = New-PlainRecording (Join-Path $TestDrive 'plain.wav') | Submit-SymblAudio -Wait
        $unknown = @($plain | Get-SymblMessage)
        $unknown.Text | Select-Object -Unique | Should -Be ''
        ($unknown | Out-String) | Should -Match '\[speech \d+[.,]\d s\]'
        # The property stays empty.
        $unknown[0].Text | Should -BeExactly ''
    }
}

Describe 'Views of every type' {
    BeforeDiscovery {
        $types = @(
            @{ Type = 'SymblConnection'; Get = { Get-SymblConnection }; Table = 'Name', 'BaseUri', 'Local'; List = 'DataPath', 'ServerProcessId' }
            @{ Type = 'SymblJob'; Get = { $job }; Table = 'JobId', 'ConversationId', 'Status', 'Elapsed'; List = 'Source', 'CompletedAt' }
            @{ Type = 'SymblConversation'; Get = { $job | Get-SymblConversation }; Table = 'ConversationId', 'Name'; List = 'Members', 'StartTime' }
            @{ Type = 'SymblMember'; Get = { $job | Get-SymblMember }; Table = 'Name', 'Email'; List = 'MemberId', 'ConversationId' }
            @{ Type = 'SymblSpeaker'; Get = { $job | Get-SymblSpeaker }; Table = 'Name', 'Messages', 'Share'; List = 'LongestTurn', 'MemberId' }
            @{ Type = 'SymblAnalytics'; Get = { $job | Get-SymblAnalytics }; Table = 'Silence', 'Overlap'; List = 'Silence', 'ConversationId' }
            @{ Type = 'SymblWord'; Get = { ($job | Get-SymblMessage -Word -First 1).Words }; Table = 'Word', 'Offset'; List = 'Duration', 'Score' }
            @{ Type = 'SymblMessage'; Get = { $messages[0..3] }; Table = @(); List = 'MessageId', 'Speaker', 'Text' }
        )
    }

    It '<Type> has a table and a list' -ForEach $types {
        $objects = @(& $Get)
        $objects | Should -BeOfType "SymblPS.$Type"
        $asTable = $objects | Format-Table | Out-String -Width 220
        $asList = $objects | Format-List | Out-String -Width 220

        foreach ($column in $Table) { $asTable | Should -Match "(?m)(^|\s)$column(\s|$)" }
        foreach ($property in $List) { $asList | Should -Match "(?m)^$property\s*:" }
        # No type name and no script error in place of a value.
        "$asTable$asList" | Should -Not -Match 'System\.Collections|SymblPS\.|#ERR'
    }

    It '<Type> shows as a table by default' -ForEach ($types | Where-Object Type -NotIn 'SymblMessage') {
        $objects = @(& $Get)
        ($objects | Out-String -Width 220).Trim() | Should -Be ($objects | Format-Table | Out-String -Width 220).Trim()
    }

    It 'shows talk time and share of speakers' {
        $shown = $job | Get-SymblSpeaker | Out-String -Width 200
        $shown | Should -Match 'Speaker 1'
        $shown | Should -Match '\d+ %'
    }

    It 'allows other columns' {
        $shown = $messages[0..1] | Format-Table Speaker, Text -Wrap | Out-String -Width 120
        $shown | Should -Match '(?m)^Speaker\s+Text'
        (Compress-Text $shown) | Should -Match 'Speaker 1 Good morning'
    }
}
