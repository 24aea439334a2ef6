BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    Connect-Symbl -Local -DataPath (Join-Path $TestDrive 'known') -KnownVoice
    $script:call = Submit-SymblAudio (Get-SampleRecording) -SpeakerCount 2 -Wait
}

AfterAll { Disconnect-Symbl -All }

Describe 'Registered voices' -Tag UserPath {
    BeforeEach {
        Get-SymblVoice | Remove-SymblVoice -Confirm:$false
        $consent = 'Daniel Moss of Maplewick Broadband agreed by e-mail on 3 March 2026, and again on the telephone.'
        $script:voice = $call | Get-SymblMember -Name 'Speaker 1' | Register-SymblVoice -Name 'Daniel Moss of Maplewick Broadband' -Consent $consent
    }

    It 'shows a table within 80 columns' {
        $lines = (Get-SymblVoice | Out-String -Width 80) -split '\r?\n'
        $lines[1] | Should -Match '^Name +Registered +Speech +Consent$'
        $lines[3] | Should -Match '^Daniel Moss .+ \d{4}-\d\d-\d\d +\S+.* Daniel Moss of'
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
    }

    It 'shows all properties in a list, and no voice print' {
        $text = $voice | Format-List | Out-String -Width 80
        'Name', 'VoiceId', 'Consent', 'RegisteredAt', 'SpeechTime' | ForEach-Object { $text | Should -Match "(?m)^$_ +: \S" }
        $voice.PSObject.Properties.Name | Should -Be 'VoiceId', 'Name', 'Consent', 'RegisteredAt', 'SpeechTime', 'SpeechTimeSeconds'
    }

    It 'names the speaker of another recording and shows the decision' {
        $next = Submit-SymblAudio (Get-SampleRecording) -SpeakerCount 2 -KnownVoice -Wait
        ($next | Get-SymblMember).Name | Should -Contain 'Daniel Moss of Maplewick Broadband'
        ($next.Provenance.SpeakerConfidence | Where-Object { $_.KnownVoice.IsMatched }).Speaker.Name | Should -Be 'Daniel Moss of Maplewick Broadband'
        $next.Provenance.SpeakerConfidence.KnownVoice.IsMatched | Should -Be $true, $false
    }
}
