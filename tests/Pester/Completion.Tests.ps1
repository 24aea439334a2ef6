BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    Connect-Symbl -BaseUri $server.BaseUri -Credential $server.Credential -Name 'My server'
    $script:id = New-TestConversation $server -Messages 4 -Name 'Completed call'
    $script:job = New-PlainRecording (Join-Path $TestDrive 'call.wav') -Seconds 2 | Submit-SymblAudio -Wait
    [void](Get-SymblConversation $id)
    [void](Get-SymblMember $id)

    function Complete-Line([string] $Line) { (TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches }
}

AfterAll {
    Disconnect-Symbl -All
    $server | Stop-TestServer
}

Describe 'Completion' {
    It 'completes speakers with quotation marks if necessary' {
        (Complete-Line "Rename-SymblSpeaker $id -Name ").CompletionText | Should -Contain "'Speaker 1'"
        (Complete-Line "Rename-SymblSpeaker $id -Name Speaker").ListItemText | Should -Be 'Speaker 1', 'Speaker 2'
        (Complete-Line "Get-SymblMessage $id -Speaker 'speaker 2").CompletionText | Should -Be "'Speaker 2'"
    }

    It 'completes conversation ids with the names as tooltips' {
        $found = Complete-Line 'Get-SymblMessage -ConversationId ' | Where-Object { $_.CompletionText -match $id }
        $found.ToolTip | Should -Be 'Completed call'
        (Complete-Line 'Get-SymblConversation ').ListItemText | Should -Contain $job.ConversationId
    }

    It 'completes jobs' {
        $found = Complete-Line 'Wait-SymblJob -JobId ' | Where-Object ListItemText -EQ $job.JobId
        $found.ToolTip | Should -Match 'call.*completed'
        (Complete-Line "Get-SymblJob $($job.JobId.Substring(0, 6))").ListItemText | Should -Be $job.JobId
    }

    It 'completes languages with their names' {
        $found = Complete-Line 'Submit-SymblAudio call.wav -Language de'
        $found.CompletionText | Should -Be 'de-DE'
        $found.ToolTip | Should -Match 'German'
        (Complete-Line 'Submit-SymblAudio call.wav -Language ').Count | Should -BeGreaterThan 15
    }

    It 'completes connections' {
        (Complete-Line 'Get-SymblMessage 1 -Connection ').CompletionText | Should -Contain "'My server'"
        (Complete-Line 'Disconnect-Symbl -Name My').CompletionText | Should -Be "'My server'"
    }

    It 'sends no request' {
        Set-ServerFault $server -Rule (New-CountingRule)
        try {
            foreach ($line in "Rename-SymblSpeaker $id -Name ", 'Get-SymblMessage ', 'Wait-SymblJob -JobId ', 'Submit-SymblAudio -Language ') {
                Complete-Line $line | Should -Not -BeNullOrEmpty
            }
            Get-RequestCount $server | Should -Be 0
        }
        finally { Set-ServerFault $server }
    }

    It 'omits deleted conversations' {
        $gone = New-TestConversation $server -Messages 2
        [void](Get-SymblConversation $gone)
        (Complete-Line 'Get-SymblMessage ').ListItemText | Should -Contain $gone
        Remove-SymblConversation $gone -Confirm:$false
        (Complete-Line 'Get-SymblMessage ').ListItemText | Should -Not -Contain $gone
    }
}
